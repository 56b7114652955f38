import { AuditedDeed, AuditList } from '../../../contract/audit';
import { as } from '../../../tests/http/as';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';
import { recordChange } from '../../database/audit';
import { someone } from '../../../tests/access/someone';
import { UNRESTRICTED } from '../../access/scope';

const WINDOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const ANA = someone('ana', 'admin');
const BEN = someone('ben', 'viewer', { scope: { ...UNRESTRICTED, customers: ['101'] } });

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
  const { status } = await as(api, ANA, 'POST', '/v1/attempts?source=switch', [canonicalCall(1)]);
  expect(status).toBe(200);
});
afterAll(() => api.stop());
beforeEach(() => api.database.pool.query('truncate audit, audit_reads'));

async function audit(parameters: Record<string, string> = {}): Promise<AuditedDeed[]> {
  const { status, body } = await as(api, ANA, 'GET', `/v1/audit?${new URLSearchParams(parameters)}`);
  expect([status, body]).toEqual([200, expect.stringContaining('keptDays')]);
  const list = JSON.parse(body) as AuditList;
  expect(list.keptDays).toBe(400);
  return list.deeds;
}

const asrOf = (customer: string) => ({
  measures: ['asr'],
  filters: [{ dimension: 'customer_id', values: [customer] }],
  window: WINDOW,
});

it('tells who asked what, over which window, and how it ended', async () => {
  await as(api, BEN, 'POST', '/v1/ask', asrOf('101'));
  await as(api, BEN, 'POST', '/v1/ask', asrOf('202'));
  await as(api, ANA, 'POST', '/v1/reports/customer-traffic', { window: WINDOW });

  const [report, refused, answered] = await audit();

  expect(answered).toMatchObject({
    by: 'ben',
    role: 'viewer',
    deed: 'asked',
    kind: 'figures',
    outcome: 'answered',
    times: 1,
    rows: 1,
    window: { from: '2026-11-01T00:00:00.000000Z', to: '2026-11-02T00:00:00.000000Z' },
    question: { measures: ['asr'], filters: [{ dimension: 'customer_id', operator: 'in', values: ['101'] }] },
  });
  expect(refused).toMatchObject({ by: 'ben', outcome: 'refused', rows: null });
  expect(report).toMatchObject({ by: 'ana', subject: 'customer-traffic', outcome: 'answered' });
});

it('tells who had a file made, who listed calls, and who looked for values', async () => {
  const question = encodeURIComponent(JSON.stringify({ measures: ['attempts'], window: WINDOW }));
  await as(api, ANA, 'GET', `/v1/csv?question=${question}&called=customer-traffic`);
  await as(api, ANA, 'POST', '/v1/calls', { window: WINDOW });
  await as(api, ANA, 'POST', '/v1/calls/xlsx', { window: WINDOW });
  await as(api, ANA, 'GET', '/v1/calls/attempts?source=switch&call_id=call-1');
  await as(api, ANA, 'GET', `/v1/values?dimension=customer_id&search=1&from=${WINDOW.from}&to=${WINDOW.to}`);

  const deeds = await audit();

  expect(deeds.map(({ deed, kind, subject, rows }) => [deed, kind, subject, rows]).reverse()).toEqual([
    ['exported', 'figures', 'customer-traffic', 1],
    ['asked', 'calls', '', 1],
    ['exported', 'calls', '', 1],
    ['asked', 'call', '', 1],
    ['asked', 'values', 'customer_id', 1],
  ]);
});

it('lists changes and reads together, by who, what and when, a page at a time', async () => {
  await as(api, BEN, 'POST', '/v1/ask', asrOf('101'));
  await recordChange(api.database.pool, {
    by: { name: 'Anabel', orgId: 1 },
    kind: 'contact',
    id: '7',
    action: 'created',
    after: {},
  });
  await as(api, ANA, 'POST', '/v1/ask', asrOf('101'));

  const all = await audit();
  expect(all.map(({ by, deed }) => [by, deed])).toEqual([
    ['ana', 'asked'],
    ['Anabel', 'changed'],
    ['ben', 'asked'],
  ]);
  expect((await audit({ by: 'ANA' })).map(({ by }) => by)).toEqual(['ana', 'Anabel']);
  expect(await audit({ deed: 'changed' })).toMatchObject([{ kind: 'contact', subject: '7', action: 'created' }]);
  expect(await audit({ kind: 'figures', by: 'ben' })).toMatchObject([{ by: 'ben' }]);
  expect(await audit({ from: all[1].at, to: all[0].at })).toEqual([all[1]]);

  const paged: AuditedDeed[] = [];
  for (let page = await audit({ limit: '1' }); page.length > 0;) {
    paged.push(...page);
    page = await audit({ limit: '1', after: page[0].place });
  }
  expect(paged).toEqual(all);
});

it('tells an organisation of its own people, and where the operator is at home of nobody’s too', async () => {
  const ROOT = { name: 'root', orgId: null };
  const ZOE = someone('zoe', 'admin', { orgId: 3 });
  for (const by of [ROOT, ANA, ZOE]) {
    await recordChange(api.database.pool, { by, kind: 'contact', id: '7', action: 'created' });
    await as(api, { ...ANA, ...by }, 'POST', '/v1/ask', asrOf('101'));
  }
  const seenBy = async (orgId: number | null) => {
    const who = { ...ANA, orgId };
    const { deeds } = JSON.parse((await as(api, who, 'GET', '/v1/audit')).body) as { deeds: AuditedDeed[] };
    const file = parseStrictCsv((await as(api, who, 'POST', '/v1/audit/csv', {})).body);
    expect(file.slice(1).map((row) => row[3])).toEqual(deeds.map(({ by }) => by));
    return deeds.map(({ by, deed }) => `${by} ${deed}`).sort();
  };

  const [root, ana, zoe] = ['root', 'ana', 'zoe'].map((name) => [`${name} asked`, `${name} changed`]);
  expect(await seenBy(null)).toEqual([...ana, ...root, ...zoe]);
  expect((await seenBy(1)).filter((deed) => !deed.startsWith('ana exported'))).toEqual([...ana, ...root]);
  expect((await seenBy(3)).filter((deed) => !deed.startsWith('ana exported'))).toEqual(zoe);
});

it('is a file too', async () => {
  await as(api, BEN, 'POST', '/v1/ask', asrOf('101'));
  await recordChange(api.database.pool, { by: ANA, kind: 'contact', id: '7', action: 'created', after: {} });

  const { status, body } = await as(api, ANA, 'POST', '/v1/audit/csv', { deed: 'asked' });

  expect(status).toBe(200);
  const [header, ...rows] = parseStrictCsv(body);
  expect(header.slice(0, 5)).toEqual(['First at', 'Last at', 'Times', 'Who', 'Organisation']);
  expect(rows).toHaveLength(1);
  expect(Object.fromEntries(header.map((name, at) => [name, rows[0][at]]))).toMatchObject({
    Who: 'ben',
    Times: '1',
    Did: 'asked',
    'Window from': '2026-11-01T00:00:00+00:00',
    Question: expect.stringContaining('"asr"'),
  });
  expect(await as(api, ANA, 'GET', '/v1/audit/xlsx?question=%7B%7D')).toMatchObject({ status: 200 });
});

it.each([
  ['GET', '/v1/audit', undefined],
  ['POST', '/v1/audit/csv', {}],
])('%s %s is for administrators', async (method, path, body) => {
  expect(await as(api, { ...BEN, role: 'editor' }, method, path, body)).toMatchObject({ status: 403 });
});

it.each([
  [{ kind: 'secrets' }, 'kind'],
  [{ deed: "x' or true" }, 'deed'],
  [{ from: '2026-11-01T00:00:00Z' }, 'window.to'],
  [{ from: 'then', to: 'now' }, 'window.from'],
  [{ after: "1'; drop table audit" }, 'after'],
  [{ limit: '501' }, 'limit'],
])('refuses %j with the name of the field', async (parameters, field) => {
  const { status, body } = await as(api, ANA, 'GET', `/v1/audit?${new URLSearchParams(parameters)}`);
  expect([status, JSON.parse(body)]).toEqual([400, expect.objectContaining({ field })]);
});
