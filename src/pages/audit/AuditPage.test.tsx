import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import type { AuditedDeed, AuditList } from '../../../contract/audit';
import { catalog } from '../../test/catalog';
import { choose } from '../../test/choose';
import { fakeFile, watchSavedFiles } from '../../test/fake-file';
import { type FakeGrafana, fakeGrafana } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { AuditPage } from './AuditPage';

const asked: AuditedDeed = {
  place: '2026-11-20T11:00:00.000000Z~2~7',
  at: '2026-11-20T11:00:00.000000Z',
  lastAt: '2026-11-20T11:59:50.000000Z',
  times: 360,
  by: 'wall',
  org: '1',
  role: 'viewer',
  deed: 'asked',
  action: 'asked',
  kind: 'figures',
  subject: '',
  outcome: 'answered',
  question: {
    measures: ['attempts', 'asr'],
    dimensions: ['customer_id'],
    filters: [
      { dimension: 'provider_id', operator: 'not_in', values: { first: ['501', null], count: 2_000, sha256: 'ab' } },
    ],
    zone: 'Europe/Madrid',
  },
  window: { from: '2026-11-19T23:00:00.000000Z', to: '2026-11-20T11:59:50.000000Z' },
  rows: 3_600,
  before: null,
  after: null,
};
const refused: AuditedDeed = { ...asked, place: '3', by: 'ben', times: 1, outcome: 'refused', rows: null };
const changed: AuditedDeed = {
  ...asked,
  place: '4',
  times: 1,
  by: 'ana',
  org: null,
  role: null,
  deed: 'changed',
  action: 'created',
  kind: 'contact',
  subject: '7',
  outcome: 'done',
  question: null,
  window: null,
  rows: null,
  after: { name: 'NOC night' },
};

beforeEach(() => fakeLayout());

function renderAudit(deeds: AuditedDeed[] = [asked, refused, changed]): FakeGrafana {
  const list: AuditList = { deeds, keptDays: 400 };
  const grafana = fakeGrafana({ 'GET v1/audit': () => list, 'GET v1/catalog': () => catalog });
  renderInApp(<AuditPage />);
  return grafana;
}

describe('the audit page', () => {
  it('says in words who asked what, how often and over which window', async () => {
    renderAudit([asked]);

    const row = (await screen.findByText('wall')).closest('tr')!;
    expect(await within(row).findByText(/Attempts, ASR by Customer/)).toHaveTextContent(
      'Attempts, ASR by Customer; Provider is not 501, (unknown) and 1,998 more; ' +
        '2026-11-20 00:00 – 2026-11-20 12:59 Europe/Madrid'
    );
    expect(within(row).getByText('2026-11-20 11:00–11:59, 360 times')).toBeInTheDocument();
    expect(within(row).getByText('3,600')).toBeInTheDocument();
    expect(screen.getByText(/kept for 400 days/)).toBeInTheDocument();
  });

  it('tells a refusal and a change, and opens to what was changed', async () => {
    renderAudit();
    const user = setUpUser();

    expect(await screen.findByText('refused')).toBeInTheDocument();
    const row = screen.getByText('ana').closest('tr')!;
    expect(within(row).getByText('Created')).toBeInTheDocument();
    await user.click(within(row).getByRole('button', { name: 'Toggle row expanded' }));
    expect(await screen.findByText(/"name": "NOC night"/)).toBeInTheDocument();
  });

  it('asks the service for who and what', async () => {
    const { requests } = renderAudit();
    const user = setUpUser();
    await screen.findByText('wall');

    await user.type(screen.getByLabelText('Who'), 'ana');
    await choose(user, 'Did', 'Changed');
    await choose(user, 'What', 'Contact');

    await waitFor(() =>
      expect(requests.at(-1)!.params).toEqual({ by: 'ana', deed: 'changed', kind: 'contact', limit: 100 })
    );
  });

  it('goes on to older rows', async () => {
    const page = Array.from({ length: 100 }, (_, no) => ({ ...asked, place: `place ${no}` }));
    const { requests } = renderAudit(page);

    await setUpUser().click(await screen.findByRole('button', { name: 'Older' }));

    await waitFor(() => expect(requests.at(-1)!.params).toEqual({ after: 'place 99', limit: 100 }));
    expect(screen.getByRole('button', { name: 'Newer' })).toBeInTheDocument();
  });

  it('is a file of the same filter', async () => {
    const saved = watchSavedFiles();
    const fetched = fakeFile(['First at\r\n', '# rows: 0\r\n']);
    renderAudit();

    await setUpUser().click(await screen.findByRole('button', { name: 'Download CSV' }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(fetched.mock.calls[0][0]).toMatch(/v1\/audit\/csv\?closing_line=1$/);
    expect(fetched.mock.calls[0][1].body).toBe('{}');
  });
});
