import { screen, within } from '@testing-library/react';
import React from 'react';

import type { ReferenceStatus, ReferenceTableStatus } from '../../../contract/reference';
import { fakeGrafana, type Reply } from '../../test/fake-grafana';
import { renderInApp } from '../../test/render';
import { signInAs } from '../../test/sign-in-as';
import { setUpUser } from '../../test/user';
import { ReferencePage } from './ReferencePage';

const codes: ReferenceTableStatus = {
  table: 'us_codes',
  importing: null,
  inForce: {
    version: 7,
    origin: 'CoCodeUtilized.zip',
    fileDate: '2026-07-06',
    rows: 203_114,
    details: { assigned: 198_000, unassigned: 5_114, withoutRateCenter: 612 },
    importedAt: '2026-11-02T08:00:00Z',
  },
};
const latas: ReferenceTableStatus = { table: 'us_latas', inForce: null, importing: null };
const status: ReferenceStatus = { tables: [codes, latas], rematching: false };

beforeEach(() => signInAs('Admin'));

describe('the page of reference data', () => {
  it('shows of each table what is in force: its file, its day and its counts', async () => {
    renderPage();

    const section = await screen.findByRole('region', { name: 'US central office codes' });
    expect(within(section).getByText('CoCodeUtilized.zip')).toBeInTheDocument();
    expect(within(section).getByText('2026-07-06')).toBeInTheDocument();
    expect(within(section).getByText('203,114')).toBeInTheDocument();
    expect(within(section).getByText('612')).toBeInTheDocument();
    const empty = screen.getByRole('region', { name: 'LATAs of rate centers' });
    expect(within(empty).getByText('None was imported yet.')).toBeInTheDocument();
  });

  it('says how far an import is, and that stored calls are still looked up', async () => {
    const importing = { origin: 'codes.txt', rows: 81_000 };
    renderPage({ 'GET v1/reference': () => ({ tables: [{ ...codes, importing }], rematching: true }) });

    expect(await screen.findByText(/Importing codes.txt: 81,000 rows so far/)).toBeInTheDocument();
    expect(screen.getByText('Stored calls are being looked up again')).toBeInTheDocument();
  });

  it('uploads a file, says why it was refused, and puts a shrunken one in force only when told so', async () => {
    const refused = { error: 'The file has 46 rows, less than half of the 94 in force.' };
    const fetched = jest
      .fn()
      .mockResolvedValueOnce({ ok: false, status: 409, json: async () => refused })
      .mockResolvedValueOnce({ ok: true, status: 200, json: async () => ({}) });
    globalThis.fetch = fetched;
    renderPage();

    const user = setUpUser();
    const section = await screen.findByRole('region', { name: 'US central office codes' });
    const file = new File(['x'], 'codes.txt', { type: 'text/plain' });
    await user.upload(within(section).getByLabelText('Upload US central office codes'), file);
    expect(await within(section).findByText(refused.error)).toBeInTheDocument();
    await user.click(within(section).getByRole('button', { name: 'Put it in force all the same' }));
    expect(fetched.mock.calls.map(([url]) => url as string)).toEqual([
      expect.stringMatching(/v1\/reference\/us-codes\?origin=codes.txt$/),
      expect.stringMatching(/v1\/reference\/us-codes\?origin=codes.txt&force=1$/),
    ]);
  });

  it('lets administrators decide how territories are told', async () => {
    const grafana = renderPage({ 'PUT v1/reference/us-territories': () => ({ rule: 'indeterminate' }) });

    await setUpUser().click(await screen.findByRole('radio', { name: 'Indeterminate' }));
    expect(grafana.requests.find(({ method }) => method === 'PUT')?.data).toEqual({ rule: 'indeterminate' });
  });

  it('spares editors what only administrators may do', async () => {
    signInAs('Editor');
    renderPage();

    const section = await screen.findByRole('region', { name: 'US central office codes' });
    expect(within(section).queryByText(/^Upload/)).not.toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Indeterminate' })).toBeDisabled();
  });
});

function renderPage(replies: Record<string, Reply> = {}) {
  const grafana = fakeGrafana({ 'GET v1/reference': () => status, ...replies });
  renderInApp(<ReferencePage />);
  return grafana;
}
