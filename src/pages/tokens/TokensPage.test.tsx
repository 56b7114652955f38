import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import type { Token } from '../../../contract/access/token';
import { skipStyles } from '../../breakout/testing/skip-styles';
import { fakeGrafana, refusal } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { TokensPage } from './TokensPage';

const script: Token = {
  tokenId: '7',
  name: 'billing script',
  orgId: 1,
  role: 'viewer',
  scope: {
    customers: ['101'],
    providers: 'all',
    seesProviderNames: true,
    seesProviderCharges: true,
    seesCustomerCharges: true,
    hiddenDigits: { cli: 0, destination: 0 },
  },
  source: null,
  createdAt: '2026-11-20T10:00:00Z',
  createdBy: 'ana',
  expiresAt: '2999-11-20T10:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
  revokedBy: null,
};
const replies = { 'GET v1/access/orgs': () => [], 'GET v1/values': () => [] };

beforeEach(() => {
  fakeLayout();
  skipStyles();
});

describe('the tokens page', () => {
  it('lists what each may, when it was last used and which are over', async () => {
    const revoked = {
      ...script,
      tokenId: '8',
      name: 'old script',
      revokedAt: '2026-11-21T00:00:00Z',
      revokedBy: 'ana',
    };
    const switchToken = {
      ...script,
      tokenId: '9',
      name: 'fs1',
      role: 'ingest' as const,
      source: 'fs1',
      expiresAt: '2020-01-01T00:00:00Z',
    };
    fakeGrafana({ ...replies, 'GET v1/tokens': () => [script, revoked, switchToken] });
    renderInApp(<TokensPage />);

    const row = (await screen.findByText('billing script')).closest('tr')!;
    expect(row).toHaveTextContent('Sees the calls of customer 101 over all providers.');
    expect(row).toHaveTextContent('never');
    expect(row).toHaveTextContent('until 2999-11-20');
    expect(screen.getByText('old script').closest('tr')).toHaveTextContent('revoked by ana');
    expect(screen.getByText('fs1').closest('tr')).toHaveTextContent('Posts calls of fs1.');
    expect(screen.getByText('fs1').closest('tr')).toHaveTextContent('expired');
    expect(screen.getAllByRole('button', { name: /^Revoke/ })).toHaveLength(1);
  });

  it('shows a new token once', async () => {
    const made = { ...script, token: 'tl_shown-once' };
    const { requests } = fakeGrafana({ ...replies, 'GET v1/tokens': () => [], 'POST v1/tokens': () => made });
    renderInApp(<TokensPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'New token' }));
    await user.type(screen.getByLabelText(/^Name/), 'billing script');
    await user.click(screen.getByRole('button', { name: 'Make the token' }));

    const dialog = await screen.findByRole('dialog', { name: /billing script/ });
    expect(within(dialog).getByLabelText('Token')).toHaveValue('tl_shown-once');
    expect(requests.find(({ method }) => method === 'POST')!.data).toMatchObject({
      name: 'billing script',
      role: 'viewer',
      expiresInDays: 365,
      scope: { customers: [], seesProviderCharges: false },
    });
    await user.click(within(dialog).getByRole('button', { name: 'I have copied it' }));
    expect(screen.queryByDisplayValue('tl_shown-once')).not.toBeInTheDocument();
  });

  it('says at its field what is refused', async () => {
    const taken = refusal(409, { error: 'There is a token named “fs1” already.', field: 'name' });
    fakeGrafana({ ...replies, 'GET v1/tokens': () => [], 'POST v1/tokens': () => taken });
    renderInApp(<TokensPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'New token' }));
    await user.type(screen.getByLabelText(/^Name/), 'fs1');
    await user.click(screen.getByRole('button', { name: 'Make the token' }));

    expect(await screen.findAllByText(/There is a token named “fs1” already/)).toHaveLength(2);
  });

  it('revokes after a question', async () => {
    const { requests } = fakeGrafana({
      ...replies,
      'GET v1/tokens': () => [script],
      'DELETE v1/tokens/7': () => script,
    });
    renderInApp(<TokensPage />);
    const user = setUpUser();

    await user.click(await screen.findByRole('button', { name: 'Revoke billing script' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Revoke' }));

    await waitFor(() => expect(requests.some(({ method }) => method === 'DELETE')).toBe(true));
  });
});
