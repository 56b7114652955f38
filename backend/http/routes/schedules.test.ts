import { ProblemBody } from '../../../contract/problem';
import { RunDetail, RunList, RunSummary } from '../../../contract/run';
import { CALL_LIST, Schedule, ScheduleInput, SlotPreview } from '../../../contract/schedule';
import { SchedulerAnswer } from '../../../contract/scheduler';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { Maker, runMaker, temporaryStore } from '../../../tests/schedules/run-now';
import { awaySince, dayStart, scheduleInput } from '../../../tests/schedules/schedule';
import { someone } from '../../../tests/access/someone';
import { planDue } from '../../schedules/planning/plan-due';
import { requestInProcess } from '../in-process';

let api: ServedApi;
let maker: Maker;
/** How often the service heard that a run was asked for. */
let asked = 0;
beforeAll(async () => {
  const store = temporaryStore();
  api = await serveApi({ files: store.files, runAsked: () => (asked += 1) });
  maker = runMaker(api.database.pool, store);
  const headers = { 'content-type': 'application/json' };
  const calls = JSON.stringify([canonicalCall(1), canonicalCall(2)]);
  await api.call('/v1/attempts?source=s', { method: 'POST', body: calls, headers });
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
const made = async (changes: Partial<ScheduleInput> = {}) =>
  (await send<Schedule>('POST', '/v1/schedules', scheduleInput(changes))).body;
const runOf = (schedule: Schedule, body: object) =>
  send<RunDetail & ProblemBody>('POST', `/v1/schedules/${schedule.scheduleId}/runs`, body);

describe('schedules', () => {
  it('are made, read, changed, paused, resumed and deleted, and the audit tells by whom', async () => {
    const { status, body: schedule } = await send<Schedule>('POST', '/v1/schedules', scheduleInput({ name: 'Daily' }));
    expect(status).toBe(201);
    expect(schedule).toMatchObject({ name: 'Daily', state: 'active', owner: 'token', version: 1, lastRun: null });
    expect(schedule.next!.slot).toMatch(/T08:00:00[+-]/);
    const path = `/v1/schedules/${schedule.scheduleId}`;

    const settings = { ...scheduleInput({ name: 'Daily' }), version: schedule.version };
    const changed = await send<Schedule>('PUT', path, { ...settings, rule: { ...settings.rule, at: '09:30' } });
    expect(changed.body.next!.slot).toMatch(/T09:30:00[+-]/);
    expect((await send<ProblemBody>('PUT', path, settings)).status).toBe(409);
    expect((await send<Schedule>('POST', `${path}/pause`)).body.state).toBe('paused');
    expect((await send<Schedule>('POST', `${path}/resume`)).body.state).toBe('active');
    const changes = await send<Array<{ action: string; changedBy: string }>>('GET', `${path}/changes`);
    expect(changes.body.map(({ action }) => action)).toEqual(['resumed', 'paused', 'changed', 'created']);
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
  });

  it.each([
    [{ zone: 'Europe/Atlantis' }, 'not an IANA time zone'],
    [{ rule: { unit: 'cron' as const, cron: '* * * * * *' } }, 'at least a minute apart'],
    [{ rule: { unit: 'hour' as const, at: '08:00' } }, 'has no “at”'],
    [{ name: 'two\nlines' }, 'one line'],
    [{ job: { report: 'breakout' as const, question: { dimensions: ['customer'] } } }, 'must be one of'],
    [{ job: { report: 'breakout' as const, question: { zone: 'UTC' } } }, 'has no zone'],
    [
      { job: { report: 'breakout' as const, recipients: { addresses: ['a@b.example\nBcc: c@d.example'] } } },
      'line end',
    ],
    [{ job: { report: 'breakout' as const, recipients: { contacts: ['999'] } } }, 'no contact 999'],
    [
      {
        job: {
          report: 'breakout' as const,
          recipients: { addresses: Array.from({ length: 10_000 }, (_, at) => `r${at}@carrier.example`) },
        },
      },
      'at most 100',
    ],
  ])('with a mistake are refused whole, with a sentence: %#', async (changes, sentence) => {
    const { status, body } = await send<ProblemBody>('POST', '/v1/schedules', scheduleInput(changes));
    expect(status).toBe(400);
    expect(body.error).toContain(sentence);
  });

  it('send a customer’s contact what is about that customer alone', async () => {
    const contact = { name: 'Acme', addresses: ['noc@acme.example'], customerId: '101' };
    const { body } = await send<{ contactId: string }>('POST', '/v1/contacts', contact);
    const recipients = { contacts: [body.contactId] };
    const of = (...values: string[]) => ({ filters: [{ dimension: 'customer_id', values }] });
    const jobs = (['interval', CALL_LIST] as const).flatMap((report) =>
      [{}, of('102'), of('101', '102'), of('101')].map((question) => ({ report, question, recipients }))
    );
    const answers = await Promise.all(
      jobs.map((job) => send<ProblemBody>('POST', '/v1/schedules', scheduleInput({ job })))
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 201, 400, 400, 400, 201]);
    expect(answers[0].body).toMatchObject({
      error: expect.stringMatching(
        /^The contact Acme belongs to customer 101, and this report is not about/
      ) as unknown,
      field: 'job.recipients.contacts',
    });
  });

  it('have names of their own', async () => {
    const { name } = await made();
    expect((await send('POST', '/v1/schedules', scheduleInput({ name: name.toUpperCase() }))).status).toBe(409);
  });

  it('are shown with their next five runs before they are saved', async () => {
    const rule = { unit: 'week', every: 2, at: '08:00' };
    const { body } = await send<SlotPreview[]>('POST', '/v1/schedules/preview', { zone: 'Europe/Madrid', rule });
    expect(body).toHaveLength(5);
    body.slice(1).forEach(({ from }, before) => expect(from).toBe(body[before].to));
  });

  it.each(['GET /v1/schedules', 'POST /v1/schedules', 'GET /v1/runs', 'POST /v1/runs'])(
    'are not for viewers: %s',
    async (request) => {
      const [method, path] = request.split(' ');
      const viewer = someone('vera', 'viewer');
      const response = await requestInProcess(api.server, viewer, { method, path, headers: {} });
      response.resume();
      expect(response.statusCode).toBe(403);
    }
  );
});

describe('runs', () => {
  it('asked for twice with the same id are one, are made, and their file is what the page downloads', async () => {
    const schedule = await made({
      zone: 'UTC',
      rule: { unit: 'day' },
      job: { report: 'customer-traffic', question: { dimensions: ['customer_id'] } },
    });
    const body = { requestId: 'click-0001', trigger: 'manual', windowOf: '2026-11-01T12:00:00Z' };
    const before = asked;
    const [one, other] = await Promise.all([runOf(schedule, body), runOf(schedule, body)]);
    expect([one.status, other.body.runId, asked - before]).toEqual([202, one.body.runId, 2]);
    await maker.makeAll();

    const { body: run } = await send<RunDetail>('GET', `/v1/runs/${one.body.runId}`);
    expect(run).toMatchObject({
      state: 'done',
      trigger: 'manual',
      requestedBy: 'token',
      periodKey: '2026-11-01',
      rows: 1,
      scheduleName: schedule.name,
    });
    const question = { dimensions: ['customer_id'], window: run.window, zone: 'UTC' };
    const page = await api.call(
      `/v1/csv?report=customer-traffic&question=${encodeURIComponent(JSON.stringify(question))}`
    );
    const [file] = run.files;
    const download = await api.call(`/v1/runs/${run.runId}/files/${file.fileId}`);
    expect(download.headers.get('content-disposition')).toContain('customer-traffic_2026-11-01_2026-11-02_UTC.csv');
    expect(await download.text()).toBe(await page.text());
    expect(run.notes).toContain('2 answered attempts have no customer charge yet; sums leave them out.');
    expect(JSON.parse(download.headers.get('x-notes')!)).toEqual(run.notes);
    const { files } = (await send<SchedulerAnswer>('GET', '/v1/scheduler')).body;
    expect(files).toEqual({ days: 90, mostBytes: 20e9, count: 1, bytes: file.bytes });
    expect((await send<Schedule>('GET', `/v1/schedules/${schedule.scheduleId}`)).body.lastRun!.runId).toBe(run.runId);
  });

  it('of a window that still goes on are refused', async () => {
    const schedule = await made({ zone: 'UTC', rule: { unit: 'day' } });
    const windowOf = new Date().toISOString();
    const { status, body } = await runOf(schedule, { requestId: 'click-0002', trigger: 'again', windowOf });
    expect(status).toBe(400);
    expect(body.error).toContain('not over yet');
  });

  it('go again for windows that were run, by setting the next run back', async () => {
    const schedule = await made({ rule: { unit: 'day', settleMinutes: 0 } });
    await awaySince(api.database.pool, await dayStart(api.database.pool, 3), schedule.scheduleId);
    await planDue(api.database.pool);
    const { version } = (await send<Schedule>('GET', `/v1/schedules/${schedule.scheduleId}`)).body;
    const twoDaysAgo = (await dayStart(api.database.pool, 2)).replace(' ', 'T').replace('+00', 'Z');
    const path = `/v1/schedules/${schedule.scheduleId}/next-run`;
    const { body } = await send<{ windowsRunAgain: number }>('PUT', path, { version, windowOf: twoDaysAgo });
    expect(body.windowsRunAgain).toBe(2);
    const { runs } = (await send<RunList>('GET', `/v1/runs?schedule=${schedule.scheduleId}&state=planned`)).body;
    const again = runs.filter(({ trigger }: RunSummary) => trigger === 'again');
    expect(again.map(({ attempt, requestedBy }) => [attempt, requestedBy])).toEqual([
      [1, 'token'],
      [1, 'token'],
    ]);
    expect(runs).toHaveLength(5);
  });

  it('can be cancelled before they are made, and tried again', async () => {
    const schedule = await made({ zone: 'UTC', rule: { unit: 'day' } });
    const { body: run } = await runOf(schedule, { requestId: 'click-0003', trigger: 'manual' });
    expect((await send<RunDetail>('POST', `/v1/runs/${run.runId}/cancel`)).body.state).toBe('cancelled');
    expect((await send<ProblemBody>('POST', `/v1/runs/${run.runId}/cancel`)).status).toBe(409);
    expect((await send<RunDetail>('POST', `/v1/runs/${run.runId}/retry`)).body.state).toBe('planned');
    await maker.makeAll();
    const again = await send<ProblemBody>('POST', `/v1/runs/${run.runId}/retry`);
    expect(again.status).toBe(409);
    expect(again.body.error).toContain('Its files are made');
    const { history } = (await send<RunDetail>('GET', `/v1/runs/${run.runId}`)).body;
    expect(history.map(({ event }) => event)).toEqual(['planned', 'cancelled', 'retried', 'started', 'stored', 'done']);
  });

  it('as a test go to one address, and to nobody else', async () => {
    const schedule = await made({
      rule: { unit: 'day' },
      job: { report: 'customer-traffic', recipients: { addresses: ['customer@carrier.example'] } },
    });
    expect((await runOf(schedule, { requestId: 'click-0004', trigger: 'test' })).status).toBe(400);
    const { body } = await runOf(schedule, { requestId: 'click-0005', trigger: 'test', address: 'me@carrier.example' });
    await maker.makeAll();
    const { rows } = await api.database.pool.query(
      'select recipient, purpose from deliveries join mails using (mail_id) where deliveries.run_id = $1',
      [body.runId]
    );
    expect(rows).toEqual([{ recipient: 'me@carrier.example', purpose: 'test' }]);
  });

  it('without a schedule send a report on screen, in any format', async () => {
    const body = {
      requestId: 'click-0006',
      window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
      zone: 'UTC',
      job: { report: 'breakout', formats: ['csv', 'xlsx'], recipients: { addresses: ['noc@carrier.example'] } },
    };
    const first = await send<RunDetail>('POST', '/v1/runs', body);
    expect((await send<RunDetail>('POST', '/v1/runs', body)).body.runId).toBe(first.body.runId);
    await maker.makeAll();
    const { body: run } = await send<RunDetail>('GET', `/v1/runs/${first.body.runId}`);
    expect(run).toMatchObject({ state: 'delivering', trigger: 'adhoc', scheduleId: null, deliveries: { queued: 1 } });
    expect(run.files.map(({ format }) => format)).toEqual(['csv', 'xlsx']);
    const [, workbook] = run.files;
    const bytes = await (await api.call(`/v1/runs/${run.runId}/files/${workbook.fileId}`)).arrayBuffer();
    expect(bytes.byteLength).toBe(workbook.bytes);
  });

  it('give no other file away', async () => {
    const { runs } = (await send<RunList>('GET', '/v1/runs?limit=500')).body;
    const [one, other] = runs.filter(({ files }) => files.length > 0);
    for (const file of ['..%2F..%2Fetc%2Fpasswd', other.files[0].fileId, 'x']) {
      expect((await send('GET', `/v1/runs/${one.runId}/files/${file}`)).status).toBe(404);
    }
  });
});
