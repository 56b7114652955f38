import { buffer } from 'stream/consumers';

import { RunDetail } from '../../../contract/run';
import { someone } from '../../../tests/access/someone';
import { unzip } from '../../../tests/deliveries/read-workbook';
import { as } from '../../../tests/http/as';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { fromDataSource, Grafana } from '../../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN as DOOR_TOKEN } from '../../../tests/plugin-protocol/service';
import { Maker, runMaker, temporaryStore } from '../../../tests/schedules/run-now';
import { makerNow } from '../../access/identify';
import { UNRESTRICTED } from '../../access/scope';
import { openFile } from '../../schedules/ledger/open-file';
import { requestInProcess } from '../in-process';

const WINDOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const SCOPE = { ...UNRESTRICTED, hiddenDigits: { cli: 4, destination: 2 } };
const sam = someone('sam', 'viewer', { scope: SCOPE });

let api: ServedApi;
let maker: Maker;
beforeAll(async () => {
  const store = temporaryStore();
  api = await serveApi({ files: store.files });
  const { pool } = api.database;
  maker = runMaker(pool, { ...store, principalOf: (owner) => makerNow(pool, owner) });
  await pool.query(`insert into access_users (org_id, login, role_cap, scope) values (1, 'sam', 'editor', $1)`, [
    SCOPE,
  ]);
  const calls = ['442079460111', '442079460222', '442079461333'].map((cli, at) =>
    canonicalCall(at, { cli, destination_number: `3491123456${at}`, ddi: cli, direction: 'outbound' })
  );
  const response = await api.call('/v1/attempts?source=s', {
    method: 'POST',
    body: JSON.stringify(calls),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(200);
});
afterAll(async () => {
  maker.remove();
  await api.stop();
});

const NUMBERS = { measures: ['attempts'], dimensions: ['cli', 'destination_number', 'ddi'], window: WINDOW };
const CALLS = { window: WINDOW };

async function bytesOf(path: string, body: unknown): Promise<Buffer> {
  const response = await requestInProcess(api.server, sam, {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  });
  const pieces: Buffer[] = [];
  for await (const piece of response) {
    pieces.push(piece as Buffer);
  }
  expect([path, response.statusCode]).toEqual([path, 200]);
  return Buffer.concat(pieces);
}

it.each([
  ['/v1/ask', NUMBERS],
  ['/v1/csv', NUMBERS],
  ['/v1/xlsx', NUMBERS],
  ['/v1/calls', CALLS],
  ['/v1/calls/csv', CALLS],
  ['/v1/calls/xlsx', CALLS],
  ['/v1/calls', { ...CALLS, layout: 'call-list/1' }],
  ['/v1/calls/csv', { ...CALLS, layout: 'call-list/1' }],
])('hides the last digits in %s of %j', async (path, asked) => {
  const bytes = await bytesOf(path, asked);
  const text = path.endsWith('xlsx') ? [...(await unzip(bytes)).values()].join() : bytes.toString();
  expect(text).toContain('+44207946xxxx');
  expect(text).toContain('+349112345xx');
  expect(text).not.toMatch(/44207946[01]|34911234560/);
});

it('adds numbers up that are the same without their last digits', async () => {
  const { body } = await as(api, sam, 'POST', '/v1/ask', {
    measures: ['attempts'],
    dimensions: ['cli'],
    window: WINDOW,
  });
  expect((JSON.parse(body) as { rows: unknown[] }).rows).toEqual([{ cli: '+44207946xxxx', attempts: 3 }]);
});

it('hides them in the attempts of a call', async () => {
  const { body } = await as(api, sam, 'GET', '/v1/calls/attempts?source=s&call_id=call-1');
  expect(body).toContain('+44207946xxxx');
  expect(body).not.toContain('442079460');
});

it.each([
  ['POST', '/v1/ask', { ...NUMBERS, filters: [{ dimension: 'cli', values: ['442079460111'] }] }],
  ['POST', '/v1/ask', { ...NUMBERS, filters: [{ dimension: 'ddi', operator: 'starts_with', values: ['4420794601'] }] }],
  ['POST', '/v1/calls', { ...CALLS, numbers: { typed: ['442079460111'], side: 'cli' } }],
  ['POST', '/v1/calls', { ...CALLS, numbers: { typed: ['442079460111'] } }],
  ['POST', '/v1/calls', { ...CALLS, filters: [{ dimension: 'ddi', values: ['442079460111'] }] }],
  ['POST', '/v1/calls/numbers', { ...CALLS, numbers: { typed: ['442079460111'] } }],
  ['POST', '/v1/calls/numbers/csv', { ...CALLS, numbers: { typed: ['442079460111'], side: 'destination' } }],
  ['GET', `/v1/values?dimension=cli&search=442079460111&from=${WINDOW.from}&to=${WINDOW.to}`, undefined],
])('looks nobody up whose number is not shown whole: %s %s %j', async (method, path, body) => {
  const { status, body: answer } = await as(api, sam, method, path, body);
  expect([status, answer]).toEqual([403, expect.stringContaining('may not look for single values')]);
});

const WHOLE = /44207946[01]|34911234560/;

it.each([
  ['breakout', { dimensions: ['cli', 'destination_number', 'ddi'], measures: ['attempts'] }],
  ['call-list', {}],
  ['call-list', { layout: 'call-list/1' }],
])(
  'hides them in what a run of %s %j makes: files, figures of the mail, its text and subject',
  async (report, question) => {
    const editor = { ...sam, role: 'editor' as const };
    const job = {
      report,
      question,
      formats: ['csv', 'xlsx'],
      subject: '{{ report.name }}{% for row in table.rows %} {{ row | join: " " }}{% endfor %}',
      recipients: { addresses: ['noc@carrier.example'] },
    };
    const requestId = `request-${report}-${Object.values(question).length}`;
    const asked = await as(api, editor, 'POST', '/v1/runs', { requestId, window: WINDOW, zone: 'UTC', job });
    expect([asked.status, asked.status < 300 ? '' : asked.body]).toEqual([202, '']);
    await maker.makeAll();
    const { runId } = JSON.parse(asked.body) as RunDetail;
    const { body } = await as(api, editor, 'GET', `/v1/runs/${runId}`);
    const run = JSON.parse(body) as RunDetail;
    expect(run).toMatchObject({ state: expect.not.stringMatching('failed') as string, files: { length: 2 } });

    for (const { fileId, name } of run.files) {
      const { content } = await openFile(api.database.pool, maker.files, fileId);
      const bytes = await buffer(content);
      const text = name.endsWith('xlsx') ? [...(await unzip(bytes)).values()].join() : bytes.toString();
      expect([name, text.includes('+44207946xxxx'), WHOLE.test(text)]).toEqual([name, true, false]);
    }
    const { rows } = await api.database.pool.query<{ kept: string }>(
      `select to_jsonb(r)::text || coalesce((select string_agg(to_jsonb(m)::text, '') from mails m where m.run_id = r.run_id), '')
       as kept from runs r where run_id = $1`,
      [runId]
    );
    expect(rows[0].kept).not.toMatch(WHOLE);
    const text = {
      subject: 'x',
      html: '{{ report.name }}{{ table.rows | json }}',
      text: '{% for row in table.rows %}{{ row | json }}{% endfor %}',
    };
    const preview = await as(api, editor, 'POST', '/v1/templates/preview', { text, runId });
    expect(preview.body).not.toMatch(WHOLE);
  }
);

it('hides them in frames', async () => {
  const door = await startDoor(api.database.pool);
  const grafana = new Grafana(door.address);
  const context = { ...fromDataSource(DOOR_TOKEN), user: { login: 'sam', name: 'Sam', email: '', role: 'Viewer' } };
  const asked = (query: object) => grafana.query(context, query as Record<string, unknown>, WINDOW);
  for (const query of [
    { measures: ['attempts'], dimensions: ['cli', 'destination_number', 'ddi'] },
    { measures: ['attempts'], dimensions: ['cli'], layout: 'breakout' },
    { kind: 'calls' },
  ]) {
    const { status, error, frames } = await asked(query);
    expect([query, status, error]).toEqual([query, 200, '']);
    const text = JSON.stringify(frames);
    expect([query, text.includes('+44207946xxxx'), WHOLE.test(text)]).toEqual([query, true, false]);
  }
  for (const query of [
    { kind: 'numbers', numbers: { typed: ['442079460111'] } },
    { kind: 'calls', numbers: { typed: ['442079460111'] } },
    { measures: ['attempts'], filters: [{ dimension: 'cli', values: ['442079460111'] }] },
  ]) {
    const { status, error, frames } = await asked(query);
    expect([status, frames]).toEqual([403, []]);
    expect(error).toContain('may not look for single values');
  }
  grafana.close();
  await door.stop();
});
