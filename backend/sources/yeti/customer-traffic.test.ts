import { Answer } from '../../../contract/answer';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { pullOnce } from '../../../tests/sources/pulled-attempts';
import { TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

let api: ServedApi;
let yeti: TestSwitch;

/** Some hundred rows of one customer, of one currency, none of them reversed. */
const ROWS = `
  create schema cdr;
  create table cdr.cdr as
  select n as id, t as time_start, case when ok then t + interval '2.5 seconds' end as time_connect, t + interval '90 seconds' as time_end,
    ok as success, true as is_last_cdr, case when ok then n % 60 else 0 end as duration, 1 as routing_attempt,
    'call-' || n as global_tag, 101 as customer_id, nullif(n % 4, 0) as vendor_id,
    case n % 3 when 0 then '34' when 1 then '4420' end as destination_prefix,
    case when ok then 200 else 486 end as legb_disconnect_code,
    case when ok then (n % 60) * 0.0017 else 0 end as customer_price, case when ok then (n % 60) * 0.0011 else 0 end as vendor_price,
    case when ok then (n % 60) * 0.0017 - (n % 60) * 0.0011 else 0 end as profit
  from (select n, n % 5 < 3 and n % 4 > 0 as ok, timestamptz '2026-07-01 00:00+00' + n * interval '173 seconds' as t
        from generate_series(1, 400) n) calls`;

/** What Yeti's report works out of its own rows. */
const THEIRS = `
  select vendor_id::text as provider_id, destination_prefix, count(*)::int as attempts,
    (count(*) filter (where success and duration <= 15))::int as short_calls,
    (count(*) filter (where success))::int as answered,
    (count(*) filter (where success))::float8 / count(*) as asr,
    sum(duration)::float8 / nullif(count(*) filter (where success), 0) as acd_s,
    sum(customer_price)::float8 as customer_charge, sum(vendor_price)::float8 as provider_charge, sum(profit)::float8 as profit,
    extract(epoch from min(time_start))::float8 as first_call_at, extract(epoch from max(time_start))::float8 as last_call_at
  from cdr.cdr where time_start >= '2026-07-01 00:00+00' and time_start < '2026-07-01 12:00+00' and customer_id = 101
  group by 1, 2 order by 1 nulls last, 2 nulls last`;

beforeAll(async () => {
  api = await serveApi();
  yeti = await testSwitch('postgres');
  await yeti.query(ROWS);
  await pullOnce(api.database.pool, 'yeti', { database: yeti.url, base_currency: 'EUR' });
});
afterAll(() => Promise.all([api.stop(), yeti.drop()]));

const TIMES = ['first_call_at', 'last_call_at'];

test('customer traffic is what Yeti reports of the same rows', async () => {
  const theirs = await yeti.rows(THEIRS);
  const measures = Object.keys(theirs[0]).slice(2);
  const reply = await api.call('/v1/reports/customer-traffic', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      window: { from: '2026-07-01T00:00:00Z', to: '2026-07-01T12:00:00Z' },
      zone: 'UTC',
      dimensions: ['provider_id', 'destination_prefix'],
      measures,
      filters: [{ dimension: 'customer_id', values: ['101'] }],
      order: [],
    }),
  });
  const answer = (await reply.json()) as Answer;
  expect(reply.status).toBe(200);
  const plain = (row: Record<string, unknown>) =>
    Object.fromEntries([
      ['provider_id', row.provider_id ?? null],
      ['destination_prefix', row.destination_prefix ?? null],
      ...measures.map((name) => [name, rounded(name, row[name])]),
    ]) as Record<string, unknown>;
  const byKey = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    `${String(a.provider_id)} ${String(a.destination_prefix)}` <
    `${String(b.provider_id)} ${String(b.destination_prefix)}`
      ? -1
      : 1;
  expect(theirs.length).toBeGreaterThan(8);
  expect(answer.rows.map(plain).sort(byKey)).toEqual(theirs.map(plain).sort(byKey));
});

function rounded(name: string, value: unknown): number | null {
  if (value === null || value === undefined) {
    return null;
  }
  const number = TIMES.includes(name) && typeof value === 'string' ? Date.parse(value) / 1000 : Number(value);
  return Number(number.toFixed(9));
}
