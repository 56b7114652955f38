import { fireEvent, screen, within } from '@testing-library/react';
import React from 'react';

import type { Backfill, DestinationStatus, IdClashes, Reject, SourceStatus } from '../../../contract/sources';
import { choose } from '../../test/choose';
import { fakeGrafana, refusal, type Reply } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { signInAs } from '../../test/sign-in-as';
import { setUpUser } from '../../test/user';
import { SourcesPage } from './SourcesPage';

const kamailio: SourceStatus = {
  sourceId: 1,
  name: 'edge-1',
  kind: 'kamailio',
  rowPer: 'attempt',
  recordsUnanswered: true,
  hasMoney: false,
  hasDtmf: false,
  attempts: 1_204_331,
  rejects: 2,
  state: 'failing',
  lagS: 7_300,
  lastReceivedAt: '2026-11-07T10:00:00Z',
  lastError: 'The database of the switch refused the password.',
  lastErrorAt: '2026-11-07T11:00:00Z',
  watch: { settlesWithinS: 60, silentAfterMinutes: null, callsWithinMinutes: 30, chargesWithinHours: null },
  readsRanges: true,
  outcomes: {},
  numbers: { defaultCountry: 'ES' },
};

const NONE: IdClashes = { total: 0, clashes: [] };

const reject: Reject = {
  rejectId: '9',
  source: 'edge-1',
  origin: 'calls.csv',
  position: 17,
  reason: 'talk_s is negative: -4',
  raw: '42,c-42,1,true,-4',
  rejectedAt: '2026-11-07T10:00:00Z',
};

const destinations: DestinationStatus = {
  version: 3,
  origin: 'destinations.csv',
  prefixes: 4_871,
  importedAt: '2026-11-02T08:00:00Z',
  unknownAttempts: 12_345,
  rematching: false,
};

beforeEach(() => {
  fakeLayout();
  signInAs('Admin');
});

describe('the sources page', () => {
  it('shows what each source delivered, what it can know and what went wrong', async () => {
    renderSources();

    const sources = await screen.findByRole('region', { name: 'Sources' });
    expect(await within(sources).findByText('edge-1')).toBeInTheDocument();
    expect(within(sources).getByText('1,204,331')).toBeInTheDocument();
    expect(within(sources).getByText('unanswered')).toBeInTheDocument();
    expect(within(sources).getByText('no money')).toBeInTheDocument();
    expect(within(sources).getByText('failing, 2 h behind')).toBeInTheDocument();
    expect(within(sources).getByText(/refused the password/)).toBeInTheDocument();
  });

  it('warns of ids that two sources call differently, and says what to do', async () => {
    const names = [
      { source: 'edge-1', name: 'Acme' },
      { source: 'edge-2', name: 'Brown' },
    ];
    renderSources({ 'GET v1/id-clashes': () => ({ total: 12, clashes: [{ kind: 'customer', id: '42', names }] }) });

    const warning = await screen.findByRole('alert', { name: /12 ids differently/ });
    expect(warning).toHaveTextContent('customer 42: Acme (edge-1), Brown (edge-2)');
    expect(warning).toHaveTextContent('and 11 more');
    expect(warning).toHaveTextContent(/give one of the sources an id_prefix/);
  });

  it('shows rows that could not be understood: where they were, why, and as they came', async () => {
    renderSources();

    const rejects = await screen.findByRole('region', { name: 'Rejected rows' });
    expect(await within(rejects).findByText('17')).toBeInTheDocument();
    expect(within(rejects).getByText(reject.reason)).toBeInTheDocument();
    expect(within(rejects).getByText(reject.raw)).toBeInTheDocument();
    expect(within(rejects).getByText(/The newest 1 of 2 rejected rows/)).toBeInTheDocument();
  });

  it('says how many rows were rejected, also when it is one', async () => {
    renderSources({ 'GET v1/rejects': () => ({ total: 1, rejects: [reject] }) });
    expect(await screen.findByText(/^1 rejected row\. Correct it at its source/)).toBeInTheDocument();
  });

  it('filters rejected rows by source', async () => {
    const grafana = renderSources();

    await choose(setUpUser(), 'Source', 'edge-1');
    await screen.findByText(reject.reason);
    expect(grafana.requests.filter(({ url }) => url.endsWith('v1/rejects')).pop()?.params).toMatchObject({
      source: 'edge-1',
    });
  });

  it('spares editors the rows themselves, which hold numbers of callers', async () => {
    signInAs('Editor');
    const grafana = renderSources();

    expect(await screen.findByText(/Only administrators see the rows/)).toBeInTheDocument();
    expect(grafana.requests.some(({ url }) => url.endsWith('v1/rejects'))).toBe(false);
  });

  it('shows the first rows of a switch as they would be stored before it is saved', async () => {
    const grafana = renderSources({
      'POST v1/source-preview': () => ({
        columns: ['attempt_id', 'outcome'],
        rows: [{ values: { attempt_id: '4711', outcome: 'busy' } }, { reason: 'started_at is missing', raw: '{}' }],
        clashes: NONE,
      }),
      'PUT v1/sources/yeti-1': () => ({ name: 'yeti-1', kind: 'yeti' }),
    });
    const user = setUpUser();
    const save = await screen.findByRole('button', { name: 'Save and read' });
    await user.type(screen.getByLabelText('Name of the source'), 'yeti-1');
    await choose(user, 'Switch', 'Yeti (cdr.cdr in PostgreSQL)');
    expect(save).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Show the first rows' }));
    expect(await screen.findByText('4711')).toBeInTheDocument();
    expect(screen.getByText('started_at is missing')).toBeInTheDocument();
    await user.click(save);
    expect(await screen.findByText('yeti-1 is saved; it is read every ten seconds.')).toBeInTheDocument();
    expect(grafana.requests.find(({ method }) => method === 'PUT')?.data).toMatchObject({
      kind: 'yeti',
      settings: { database: 'env:SWITCH_DATABASE' },
    });
  });

  it('sets what is expected of a source, and has calls read again', async () => {
    let asked = 0;
    const backfill: Backfill = {
      backfillId: '7',
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-02T00:00:00Z',
      readTo: '2026-11-01T06:00:00Z',
      progress: 0.25,
      state: 'waiting',
      received: 1_500,
      loaded: 0,
      replaced: 12,
      rejected: 0,
      requestedBy: 'ada',
      requestedAt: '2026-11-07T10:00:00Z',
    };
    const grafana = renderSources({
      'GET edge-1/backfills': () => (asked > 0 ? [backfill] : []),
      'POST edge-1/backfills': () => {
        asked += 1;
        return backfill;
      },
      'PUT edge-1/watch': () => ({}),
    });
    const user = setUpUser();
    await user.click(await screen.findByText('Set edge-1'));
    const within30 = await screen.findByLabelText(/^Stopped without a new call for/);
    expect(within30).toHaveValue(30);
    await user.clear(within30);
    await user.click(screen.getByText('Save'));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(grafana.requests.find(({ method }) => method === 'PUT')?.data).toEqual({
      settlesWithinS: 60,
      callsWithinMinutes: 0,
      chargesWithinHours: 0,
    });

    fireEvent.change(screen.getByLabelText('Calls from (UTC)'), { target: { value: '2026-11-01T00:00' } });
    fireEvent.change(screen.getByLabelText('to (UTC)'), { target: { value: '2026-11-02T00:00' } });
    await user.click(screen.getByText('Read again'));
    expect(await screen.findByText('under way, 25 %')).toBeInTheDocument();
    expect(grafana.requests.find(({ method, url }) => method === 'POST' && url.endsWith('backfills'))?.data).toEqual({
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-02T00:00:00.000Z',
    });
  });

  it('sets what the codes of a source mean, and shows how it writes numbers', async () => {
    const grafana = renderSources({ 'PUT edge-1/outcomes': () => ({}) });
    const user = setUpUser();
    await user.click(await screen.findByText('Set edge-1'));
    expect(await screen.findByLabelText(/^How it writes numbers/)).toHaveValue('{"defaultCountry":"ES"}');
    const codes = screen.getByLabelText(/^What its codes mean/);
    fireEvent.change(codes, { target: { value: '{"sip": {"480": "busy"' } });
    const save = screen.getByText('Save what its codes mean').closest('button')!;
    expect(save).toBeDisabled();
    fireEvent.change(codes, { target: { value: '{"sip": {"480": "busy"}}' } });
    await user.click(save);
    expect(await screen.findByText(/^Saved, for the calls that come/)).toBeInTheDocument();
    expect(grafana.requests.find(({ method }) => method === 'PUT')?.data).toEqual({ sip: { 480: 'busy' } });
  });

  it('says what is wrong with settings as they are typed, and as the switch refuses them', async () => {
    renderSources({
      'POST v1/source-preview': () => refusal(502, { error: "The switch's database: nothing answers there." }),
    });
    const user = setUpUser();
    await user.type(await screen.findByLabelText('Name of the source'), 'yeti-1');
    await choose(user, 'Switch', 'Yeti (cdr.cdr in PostgreSQL)');
    await user.click(screen.getByRole('button', { name: 'Show the first rows' }));
    expect(await screen.findByText(/nothing answers there/)).toBeInTheDocument();
    await user.clear(screen.getByLabelText(/^Settings/));
    await user.type(screen.getByLabelText(/^Settings/), 'no json');
    expect(screen.getByText(/This is not JSON/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Show the first rows' })).toBeDisabled();
  });

  it('shows which table names destinations', async () => {
    renderSources();

    const region = await screen.findByRole('region', { name: 'Destinations' });
    expect(await within(region).findByText('4,871')).toBeInTheDocument();
    expect(within(region).getByText('12,345')).toBeInTheDocument();
  });

  it('tells how calls get in while there are none', async () => {
    renderSources({
      'GET v1/sources': () => [],
      'GET v1/rejects': () => ({ total: 0, rejects: [] }),
      'GET v1/destinations': () => ({ ...destinations, version: null, prefixes: 0 }),
    });

    expect(await screen.findByText('No calls have arrived yet')).toBeInTheDocument();
    expect(screen.getByText(/npm run import -- calls/)).toBeInTheDocument();
    expect(screen.getByText(/v1\/attempts/)).toBeInTheDocument();
    expect(screen.getByText('FreeSWITCH')).toBeInTheDocument();
    expect(screen.getByText('Kamailio')).toBeInTheDocument();
    expect(await screen.findByText('Every row was understood')).toBeInTheDocument();
    expect(await screen.findByText('No table of destinations yet')).toBeInTheDocument();
  });

  it('keeps the other sections when one fails, and tries again', async () => {
    let up = false;
    renderSources({ 'GET v1/sources': () => (up ? [kamailio] : refusal(502, { message: 'Plugin unavailable' })) });

    const sources = await screen.findByRole('region', { name: 'Sources' });
    expect(await within(sources).findByText(/could not be reached/)).toBeInTheDocument();
    expect(await screen.findByText(reject.reason)).toBeInTheDocument();
    up = true;
    await setUpUser().click(within(sources).getByRole('button', { name: 'Try again' }));
    expect(await within(sources).findByText('edge-1')).toBeInTheDocument();
  });
});

function renderSources(replies: Record<string, Reply> = {}) {
  const grafana = fakeGrafana({
    'GET v1/sources': () => [kamailio],
    'GET v1/id-clashes': () => NONE,
    'GET v1/rejects': () => ({ total: 2, rejects: [reject] }),
    'GET v1/destinations': () => destinations,
    'GET v1/switch-kinds': () => [{ kind: 'yeti', label: 'Yeti (cdr.cdr in PostgreSQL)' }],
    ...replies,
  });
  renderInApp(<SourcesPage />);
  return grafana;
}
