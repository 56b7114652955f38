import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { TestSwitch, testSwitch } from '../../../tests/sources/switch-database';
import { findSource } from '../../calls/source';
import { pullSource } from '../../sources/pull/pull-source';

let api: ServedApi;
let database: TestSwitch;

beforeAll(async () => {
  api = await serveApi();
  database = await testSwitch('postgres');
  await database.createTable('cdrs', {
    cdr_id: 'id',
    call_start_time: 'local',
    duration: 'int',
    sip_call_id: 'text',
    sip_from_tag: 'text',
  });
  const call = { call_start_time: '2026-07-01 12:00:00', duration: 61, sip_from_tag: 'f' };
  await database.insert('cdrs', { ...call, sip_call_id: 'a' }, { ...call, sip_call_id: 'b' });
});
afterAll(() => Promise.all([api.stop(), database.drop()]));

async function send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const reply = await api.call(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await reply.text();
  return { status: reply.status, body: text === '' ? null : JSON.parse(text) };
}

test('a switch is looked at, saved, read, and a range of it read again', async () => {
  const declared = { kind: 'sip-cdrs', settings: { database: database.url } };
  expect((await send('GET', '/v1/switch-kinds')).body).toEqual(
    expect.arrayContaining([{ kind: 'yeti', label: 'Yeti (cdr.cdr in PostgreSQL)' }])
  );
  expect(await send('POST', '/v1/source-preview', declared)).toMatchObject({
    status: 200,
    body: { rows: [{ values: { call_id: 'a', outcome: 'answered' } }, { values: { call_id: 'b' } }] },
  });
  expect(await send('PUT', '/v1/sources/proxy', declared)).toEqual({
    status: 200,
    body: { name: 'proxy', kind: 'sip-cdrs' },
  });
  const before = await send('GET', '/v1/sources');
  expect(before.body).toMatchObject([{ name: 'proxy', state: 'reading', lagS: null, recordsUnanswered: false }]);
  expect(JSON.stringify(before.body)).not.toContain('postgres://');

  const read = async () => pullSource(api.database.pool, (await findSource(api.database.pool, 'proxy'))!);
  expect(await read()).toMatchObject({ loaded: 2 });
  const range = { from: '2026-07-01T00:00:00Z', to: '2026-07-02T00:00:00Z' };
  expect(await send('POST', '/v1/sources/proxy/backfills', range)).toMatchObject({
    status: 201,
    body: { state: 'waiting', progress: 0, requestedBy: 'token' },
  });
  await read();
  expect((await send('GET', '/v1/sources/proxy/backfills')).body).toMatchObject([
    { state: 'done', progress: 1, received: 2, loaded: 0 },
  ]);
});

test('what a source says of its codes stays when its settings are changed', async () => {
  const outcomes = { sip: { 480: 'busy' } };
  expect(await send('PUT', '/v1/sources/proxy/outcomes', outcomes)).toEqual({ status: 200, body: outcomes });
  await send('PUT', '/v1/sources/proxy', { kind: 'sip-cdrs', settings: { database: database.url, batch_rows: 10 } });
  expect((await findSource(api.database.pool, 'proxy'))!.settings).toMatchObject({ outcomes, batch_rows: 10 });
  expect((await send('GET', '/v1/sources')).body).toMatchObject([{ name: 'proxy', outcomes }]);
});

test.each([
  ['PUT', '/v1/sources/x', { kind: 'pigeon', settings: {} }, 400, /kind of switch/],
  ['PUT', '/v1/sources/x', { kind: 'yeti', settings: { database: 'env:X' } }, 400, /base_currency/],
  [
    'PUT',
    '/v1/sources/proxy',
    { kind: 'yeti', settings: { database: 'env:X', base_currency: 'EUR' } },
    400,
    /another kind/,
  ],
  [
    'POST',
    '/v1/source-preview',
    { kind: 'sip-cdrs', settings: { database: 'mysql://u:secret@127.0.0.1:1/x' } },
    502,
    /nothing answers/,
  ],
  ['POST', '/v1/sources/nobody/backfills', {}, 404, /no source named nobody/],
  ['POST', '/v1/sources/proxy/backfills', { from: 'noon', to: 'night' }, 400, /before to/],
  ['DELETE', '/v1/sources/proxy/backfills/1', undefined, 404, /still to be read/],
  ['PUT', '/v1/sources/proxy/outcomes', { sip: { 200: 'busy' } }, 400, /sip.200 is no final SIP code/],
])('%s %s %j is refused with a sentence', async (method, path, body, status, sentence) => {
  const reply = await send(method, path, body);
  expect(reply.status).toBe(status);
  expect((reply.body as { error: string }).error).toMatch(sentence);
  expect(JSON.stringify(reply.body)).not.toContain('secret');
});
