import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import type { OrgRules } from '../../../contract/access/org';
import { skipStyles } from '../../breakout/testing/skip-styles';
import { fakeGrafana, refusal } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { AccessPage } from './AccessPage';
import { scopeText } from './scope-text';

const everything: OrgRules['scope'] = {
  customers: 'all',
  providers: 'all',
  seesProviderNames: true,
  seesProviderCharges: true,
  seesCustomerCharges: true,
  hiddenDigits: { cli: 0, destination: 0 },
};
const ofTwo: OrgRules['scope'] = { ...everything, customers: ['101', '102'], seesProviderCharges: false };
const noc: OrgRules = {
  orgId: 1,
  label: 'NOC',
  roleCap: 'admin',
  scope: everything,
  teams: [{ name: 'account managers', members: ['ana', 'ben'], roleCap: 'editor', scope: ofTwo }],
  users: [{ login: 'eve', roleCap: 'viewer', scope: { ...everything, customers: [] } }],
  changedAt: '2026-11-20T10:00:00Z',
  changedBy: 'ana',
  version: 4,
};

beforeEach(() => {
  fakeLayout();
  skipStyles();
});

it.each([
  [everything, 'Sees the calls of all customers over all providers.'],
  [ofTwo, 'Sees the calls of customers 101, 102 over all providers, without what providers charge and profit.'],
  [{ ...everything, providers: [] }, 'Sees no calls.'],
  [
    { ...everything, providers: ['7'], seesProviderNames: false, hiddenDigits: { cli: 1, destination: 4 } },
    'Sees the calls of all customers over provider 7, without who carries them, the last digit of CLIs and the last 4 ' +
      'digits of destination numbers.',
  ],
  [
    { ...everything, customers: ['1', '2', '3', '4', '5', '6', '7'] },
    'Sees the calls of customers 1, 2, 3, 4, 5 and 2 more over all providers.',
  ],
])('a scope is a sentence', (scope, sentence) => {
  expect(scopeText(scope)).toBe(sentence);
});

describe('the access page', () => {
  it('says who sees what', async () => {
    fakeGrafana({ 'GET v1/access/orgs': () => [noc] });
    renderInApp(<AccessPage />);

    const org = await screen.findByRole('region', { name: 'NOC' });
    expect(within(org).getByText(/Everybody in Grafana's organisation 1, at most as admin/)).toBeInTheDocument();
    const team = within(org).getByText('Team account managers').closest('tr')!;
    expect(team).toHaveTextContent('ana, ben');
    expect(team).toHaveTextContent('At most editor. Sees the calls of customers 101, 102');
    expect(within(org).getByText('eve').closest('tr')).toHaveTextContent('Sees no calls.');
  });

  it('changes a team', async () => {
    const { requests } = fakeGrafana({
      'GET v1/access/orgs': () => [noc],
      'PUT managers': () => noc,
      'GET v1/values': () => [],
    });
    renderInApp(<AccessPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'Change Team account managers' }));
    await user.click(screen.getByLabelText(/^Provider charges/));
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(requests.some(({ method }) => method === 'PUT')).toBe(true));
    const { url, params, data } = requests.find(({ method }) => method === 'PUT')!;
    expect(params).toEqual({ version: 4 });
    expect(url).toContain('v1/access/orgs/1/teams/account%20managers');
    expect(data).toEqual({
      members: ['ana', 'ben'],
      roleCap: 'editor',
      scope: { ...ofTwo, seesProviderCharges: true },
    });
  });

  it('gives a new organisation nothing until something is chosen, and shows what is refused at its field', async () => {
    const { requests } = fakeGrafana({
      'GET v1/access/orgs': () => [],
      'PUT v1/access/orgs/7': () => refusal(400, { error: 'The label is too long.', field: 'label' }),
      'GET v1/values': () => [],
    });
    renderInApp(<AccessPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'Add an organisation' }));
    expect(screen.getByText('Sees no calls.')).toBeInTheDocument();
    await user.type(screen.getByLabelText(/^Number in Grafana/), '7');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findAllByText('The label is too long.')).not.toHaveLength(0);
    expect(requests.find(({ method }) => method === 'PUT')!.data).toMatchObject({ scope: { customers: [] } });
  });

  it('says who changed it meanwhile, and shows what they made of it', async () => {
    let rules = noc;
    fakeGrafana({
      'GET v1/access/orgs': () => [rules],
      'PUT users/eve': () => {
        rules = { ...noc, changedBy: 'ben', version: 5 };
        return refusal(409, { error: 'ben changed what organisation 1 may see meanwhile.', field: 'version' });
      },
      'GET v1/values': () => [],
    });
    renderInApp(<AccessPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'Change eve' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('ben changed what organisation 1 may see meanwhile.')).toBeInTheDocument();
    expect(await screen.findByText('Last changed by ben.')).toBeInTheDocument();
  });

  it('deletes after a question that says what it means', async () => {
    const { requests } = fakeGrafana({ 'GET v1/access/orgs': () => [noc], 'DELETE users/eve': () => noc });
    renderInApp(<AccessPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'Delete eve' }));
    expect(screen.getByText(/what the organisation and their teams let them/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Delete' }));

    await waitFor(() => expect(requests.some(({ method }) => method === 'DELETE')).toBe(true));
  });
});
