import { createHash } from 'crypto';

import { CallLayout, CallsQuestionInput } from '../../../contract/calls';
import { ProblemBody } from '../../../contract/problem';
import { RunDetail, RunSummary } from '../../../contract/run';
import { ScheduleInput } from '../../../contract/schedule';
import { readWorkbook } from '../../../tests/deliveries/read-workbook';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';
import { Maker, runMaker, temporaryStore } from '../../../tests/schedules/run-now';
import { scheduleInput } from '../../../tests/schedules/schedule';
import { MailContent } from '../../../contract/delivery';

const ZONE = 'Europe/Madrid';
const WINDOW = { from: '2026-10-31T23:00:00Z', to: '2026-11-01T23:00:00Z' };
const OUTBOUND = [
  { dimension: 'direction' as const, values: ['outbound'] },
  { dimension: 'provider_id' as const, values: ['501'] },
];

let api: ServedApi;
let maker: Maker;
let clicks = 0;

beforeAll(async () => {
  const store = temporaryStore();
  api = await serveApi({ files: store.files });
  maker = runMaker(api.database.pool, store);
  const charged = {
    customer_charge: '0.0031',
    customer_currency: 'EUR',
    provider_charge: '0.002',
    provider_currency: 'EUR',
  };
  const calls = [
    canonicalCall(1, {
      ...charged,
      direction: 'outbound',
      started_at: '2026-11-01T10:00:00.250Z',
      customer_name: '=1+1',
    }),
    canonicalCall(2, { ...charged, direction: 'outbound', customer_id: '102', cli: '34612345678' }),
    canonicalCall(3, { direction: 'inbound', cli: '34612345678' }),
    canonicalCall(4, { direction: 'outbound', provider_id: '502', answered_at: null, ended_at: null, talk_s: null }),
  ];
  const response = await api.call('/v1/attempts?source=s', {
    method: 'POST',
    body: JSON.stringify(calls),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBeLessThan(300);
});
afterAll(async () => {
  maker.remove();
  await api.stop();
});

async function send<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await api.call(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
}

/** Makes a daily schedule of the job and its run of 1 November. */
async function runOf(job: ScheduleInput['job']): Promise<RunDetail> {
  const schedule = await send<RunSummary>(
    'POST',
    '/v1/schedules',
    scheduleInput({ zone: ZONE, rule: { unit: 'day' }, job })
  );
  expect(schedule.status).toBe(201);
  clicks += 1;
  const asked = { requestId: `kind-${clicks}-click`, trigger: 'manual', windowOf: '2026-11-01T12:00:00Z' };
  const { body } = await send<RunDetail>('POST', `/v1/schedules/${schedule.body.scheduleId}/runs`, asked);
  await maker.makeAll();
  return (await send<RunDetail>('GET', `/v1/runs/${body.runId}`)).body;
}

async function fileOf(run: RunDetail, at = 0): Promise<Buffer> {
  const response = await api.call(`/v1/runs/${run.runId}/files/${run.files[at].fileId}`);
  return Buffer.from(await response.arrayBuffer());
}

async function pageFile(question: object, file = 'csv'): Promise<Response> {
  return api.call(`/v1/calls/${file}`, {
    method: 'POST',
    body: JSON.stringify({ ...question, window: WINDOW, zone: ZONE }),
    headers: { 'content-type': 'application/json' },
  });
}

const contentOf = async (run: RunDetail): Promise<MailContent> =>
  (await api.database.pool.query<{ content: MailContent }>('select content from runs where run_id = $1', [run.runId]))
    .rows[0].content;

describe('a scheduled list of calls', () => {
  const questions: Array<[string, Partial<CallsQuestionInput>]> = [
    ...(['call-list/1', 'call-list/named/1'] as CallLayout[]).flatMap(
      (layout): Array<[string, Partial<CallsQuestionInput>]> => [
        [`${layout}, all`, { layout }],
        [`${layout}, one carrier`, { layout, filters: OUTBOUND, answeredOnly: true }],
        [`${layout}, one client`, { layout, filters: [{ dimension: 'customer_id', values: ['102'] }] }],
        [`${layout}, of numbers`, { layout, numbers: { typed: ['+34 612 345 678'], side: 'cli' } }],
      ]
    ),
  ];

  it.each(questions)('is the page’s file to the byte, and named so: %s', async (_name, question) => {
    for (const spreadsheetSafe of [false, true]) {
      const run = await runOf({ report: 'call-list', question, spreadsheetSafe });
      const page = await pageFile(question, spreadsheetSafe ? 'csv?spreadsheet_safe=1' : 'csv');
      const bytes = Buffer.from(await page.arrayBuffer());
      expect(run).toMatchObject({ state: 'done', rows: Number(parseStrictCsv(bytes.toString()).length - 1) });
      expect((await fileOf(run)).equals(bytes)).toBe(true);
      expect(run.files[0].sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(page.headers.get('content-disposition')).toContain(run.files[0].name);
    }
  });

  it.each(['call-list/1', 'call-list/named/1'] as const)(
    'is the page’s workbook cell by cell, beside the text file of the same run: %s',
    async (layout) => {
      const run = await runOf({ report: 'call-list', question: { layout }, formats: ['csv', 'xlsx'] });
      const at = run.files.findIndex(({ name }) => name.endsWith('.xlsx'));
      const page = await pageFile({ layout }, 'xlsx');
      const [ours, theirs] = await Promise.all(
        [await fileOf(run, at), Buffer.from(await page.arrayBuffer())].map(readWorkbook)
      );
      expect(ours[0].rows).toHaveLength(5);
      expect(ours[0].rows).toEqual(theirs[0].rows);
      expect(page.headers.get('content-disposition')).toContain(run.files[at].name);
      const text = Buffer.from(await (await pageFile({ layout })).arrayBuffer());
      expect((await fileOf(run, 1 - at)).equals(text)).toBe(true);
    }
  );

  it('shows its first calls in the mail, with the names of things, what they add up to and what is not rated', async () => {
    const run = await runOf({ report: 'call-list', question: { layout: 'call-list/1' } });
    const { report, summary, totals, columns, notes, trend } = await contentOf(run);
    expect(run.preliminary).toBe(true);
    expect(report).toEqual({ name: 'call-list', label: 'Call list' });
    expect(columns.map(({ name }) => name)).toContain('destination_name');
    expect(summary).toHaveLength(4);
    expect(summary[0]).toMatchObject({ cli: null, outcome: expect.any(String) as unknown });
    expect(totals).toEqual({ talk_s: 180 });
    expect(notes.join()).toContain('1 answered calls have no charge yet');
    expect(trend!.points.map(({ value }) => value)).toContain(4);
  });

  it('is skipped where it is to leave with rows only, and about its one customer', async () => {
    const nobody = { filters: [{ dimension: 'customer_id', values: ['none'] }] };
    expect(await runOf({ report: 'call-list', question: nobody, onlyWithRows: true })).toMatchObject({
      state: 'skipped',
      skipReason: 'no_rows',
    });
    const run = await runOf({
      report: 'call-list',
      question: { filters: [{ dimension: 'customer_id', values: ['102'] }] },
      recipients: { addresses: ['client@carrier.example'] },
    });
    const { rows } = await api.database.pool.query('select customer_id, share from mails where run_id = $1', [
      run.runId,
    ]);
    expect(rows).toEqual([{ customer_id: '102', share: 'customer:102' }]);
    const shown = (await contentOf(run)).columns.map(({ name }) => name);
    expect(shown.includes('customer_charge') && !shown.some((name) => name.startsWith('provider'))).toBe(true);
  });

  it.each([
    [{ filters: [{ dimension: 'provider_id', values: ['501'] }] }, 'Carriers take outbound calls on'],
    [
      {
        filters: [
          { dimension: 'endpoint_type', values: ['Fax'] },
          { dimension: 'client_type', values: ['retail'] },
        ],
      },
      'no endpoint of retail',
    ],
    [{ layout: 'call-list/9' }, 'must be one of'],
    [{ after: 'x' }, 'has no after'],
    [{ measures: ['asr'] }, 'nobody knows'],
  ])('is refused with a sentence where it makes no sense: %#', async (question, sentence) => {
    const { status, body } = await send<ProblemBody>(
      'POST',
      '/v1/schedules',
      scheduleInput({ job: { report: 'call-list', question } })
    );
    expect(status).toBe(400);
    expect(body.error).toContain(sentence);
  });

  it('writes times as it is asked to, in files and mails', async () => {
    const written = async (times: 'iso' | 'iso-minutes' | 'local' | 'local-minutes' | null) => {
      const question = { layout: 'call-list/1', filters: [{ dimension: 'customer_id', values: ['102'] }] };
      const run = await runOf({ report: 'call-list', question, times });
      expect((await contentOf(run)).times ?? null).toBe(times);
      const [header, row] = parseStrictCsv((await fileOf(run)).toString());
      return row[header.indexOf('startTime')];
    };
    expect(await written(null)).toBe('2026-11-01 11:00:00');
    expect(await written('local')).toBe('2026-11-01 11:00:00');
    expect(await written('local-minutes')).toBe('2026-11-01 11:00');
    expect(await written('iso')).toBe('2026-11-01T11:00:00+01:00');
    expect(await written('iso-minutes')).toBe('2026-11-01T11:00+01:00');
  });
});

describe('the scheduled figures of numbers', () => {
  const numbers = { typed: ['+34 612 345 678', '+34 600 000 000'], side: 'cli' as const };

  it('are the page’s file to the byte, and say in the mail what was not found', async () => {
    const run = await runOf({ report: 'number-figures', question: { numbers, currencies: ['EUR'] } });
    const page = await pageFile({ numbers, currencies: ['EUR'] }, 'numbers/csv');
    const bytes = Buffer.from(await page.arrayBuffer());
    expect(run).toMatchObject({ state: 'done', rows: 1, preliminary: true });
    expect((await fileOf(run)).equals(bytes)).toBe(true);
    expect(page.headers.get('content-disposition')).toContain(run.files[0].name);

    const { report, summary, notes } = await contentOf(run);
    expect(report).toEqual({ name: 'number-figures', label: 'Per number' });
    expect(summary).toEqual([expect.objectContaining({ number: '+34612345678', side: 'cli', attempts: 2 })]);
    expect(notes.join()).toContain('1 of the numbers had no calls in the window.');
  });

  it('need numbers to be asked about', async () => {
    const input = scheduleInput({ job: { report: 'number-figures', question: { currencies: [] } } });
    const { status, body } = await send<ProblemBody>('POST', '/v1/schedules', input);
    expect([status, body.field]).toEqual([400, 'numbers']);
  });
});

describe('a scheduled saved report', () => {
  const save = async (question: object, shared = true) =>
    (
      await send<{ id: string; name: string }>('POST', '/v1/saved-reports', {
        name: `Saved ${Math.random()}`,
        report: 'customer-traffic',
        question,
        period: { count: 1, unit: 'day' },
        shared,
      })
    ).body;

  it('asks what it asks at the time of the run, under its own name', async () => {
    const saved = await save({ dimensions: ['customer_id'], measures: ['attempts'] });
    const job = { report: 'customer-traffic' as const, savedReportId: saved.id };
    const before = await contentOf(await runOf(job));
    expect(before.report).toEqual({ name: 'customer-traffic', label: saved.name });
    expect(before.columns.map(({ name }) => name)).toEqual(['customer_id', 'customer_name', 'attempts']);

    const question = { dimensions: ['provider_id'], measures: ['answered'] };
    const changes = { name: 'Carriers', report: 'vendor-traffic', question, period: { count: 1, unit: 'day' } };
    expect((await send('PUT', `/v1/saved-reports/${saved.id}`, { ...changes, shared: true })).status).toBe(200);
    const after = await runOf(job);
    expect(await contentOf(after)).toMatchObject({ report: { name: 'vendor-traffic', label: 'Carriers' } });
    expect(after.files[0].name).toContain('vendor-traffic');
    const page = await api.call(
      `/v1/csv?report=vendor-traffic&question=${encodeURIComponent(JSON.stringify({ ...question, window: WINDOW, zone: ZONE }))}`
    );
    expect((await fileOf(after)).toString()).toBe(await page.text());
  });

  it('that was deleted fails its runs in words, and takes no part in others', async () => {
    const saved = await save({});
    const job = { report: 'customer-traffic' as const, savedReportId: saved.id };
    const schedule = await send<RunSummary>('POST', '/v1/schedules', scheduleInput({ job }));
    expect((await send('DELETE', `/v1/saved-reports/${saved.id}`)).status).toBe(204);
    const asked = { requestId: 'after-the-end', trigger: 'manual' };
    const { body } = await send<RunDetail>('POST', `/v1/schedules/${schedule.body.scheduleId}/runs`, asked);
    await maker.makeAll();
    const run = (await send<RunDetail>('GET', `/v1/runs/${body.runId}`)).body;
    expect(run).toMatchObject({ state: 'failed', tries: 1 });
    expect(run.message).toContain('The saved report was deleted');
    const refused = await send<ProblemBody>('POST', '/v1/schedules', scheduleInput({ job }));
    expect([refused.status, refused.body.field]).toEqual([400, 'job.savedReportId']);
  });

  it('of somebody else is refused unless it is shared', async () => {
    const { id } = await save({}, false);
    await api.database.pool.query(`update saved_reports set owner = 'olga' where saved_report_id = $1`, [id]);
    const job = { report: 'customer-traffic' as const, savedReportId: id };
    const { status, body } = await send<ProblemBody>('POST', '/v1/schedules', scheduleInput({ job }));
    expect(status).toBe(400);
    expect(body.error).toContain('olga’s own and not shared');
  });
});
