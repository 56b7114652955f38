import { Answer } from '../../../contract/answer';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { Random } from '../../../tests/rollups/random';

const headers = { 'content-type': 'application/json' };
const START = Date.parse('2026-11-01T00:00:00Z');
const CALLS = 300;
/** Charges in millionths, so that plain numbers add up without a rest. */
const MILLION = 1_000_000;

interface Row {
  customer: string;
  destination: string;
  answered: boolean;
  talkMs: number;
  billedS: number;
  charge: number;
  cost: number;
  digits: number;
}

/** What ConnexCS's breakout shows of a customer and a destination, in its words. */
interface Theirs {
  attempts: number;
  connected: number;
  customerDuration: number;
  duration: number;
  customerCharge: number;
  providerCharge: number;
  profit: number;
  acd: number | null;
  asr: number;
  dtmf: number;
  dtmfPercent: number | null;
}

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.stop());

function randomRow(random: Random): Row {
  const answered = random.chance(0.6);
  const talkMs = answered ? 1 + random.below(200_000) : 0;
  return {
    customer: random.pick(['101', '102', '103']),
    destination: random.pick(['Spain', 'Spain Mobile', 'United Kingdom']),
    answered,
    talkMs,
    billedS: Math.ceil(talkMs / 60_000) * 60,
    charge: answered ? random.below(MILLION) : 0,
    cost: answered ? random.below(MILLION) : 0,
    digits: answered && random.chance(0.3) ? 1 + random.below(9) : 0,
  };
}

function attemptOf(row: Row, no: number): Record<string, unknown> {
  const startedAt = START + no * 60_000;
  const at = (ms: number) => new Date(startedAt + ms).toISOString();
  return canonicalCall(no, {
    started_at: at(0),
    answered_at: row.answered ? at(4_000) : null,
    ended_at: at(4_000 + row.talkMs),
    talk_s: row.answered ? String(row.talkMs / 1_000) : null,
    sip_code: row.answered ? 200 : 486,
    customer_id: row.customer,
    destination_prefix: row.destination,
    destination_name: row.destination,
    customer_billed_s: row.billedS,
    customer_charge: (row.charge / MILLION).toFixed(6),
    customer_currency: 'USD',
    provider_charge: (row.cost / MILLION).toFixed(6),
    provider_currency: 'USD',
    dtmf_digits: row.digits,
  });
}

/** Their columns, worked out of the rows of one group. */
function theirs(rows: Row[]): Theirs {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const connected = sum(({ answered }) => Number(answered));
  const [charge, cost] = [sum((row) => row.charge), sum((row) => row.cost)];
  const duration = sum(({ talkMs }) => talkMs) / 1_000;
  const dtmf = sum(({ digits }) => Number(digits > 0));
  return {
    attempts: rows.length,
    connected,
    customerDuration: sum(({ billedS }) => billedS),
    duration,
    customerCharge: charge / MILLION,
    providerCharge: cost / MILLION,
    profit: (charge - cost) / MILLION,
    acd: connected > 0 ? duration / connected : null,
    asr: connected / rows.length,
    dtmf,
    dtmfPercent: connected > 0 ? dtmf / connected : null,
  };
}

const OURS: Record<keyof Theirs, string> = {
  attempts: 'attempts',
  connected: 'answered',
  customerDuration: 'customer_billed_s',
  duration: 'talk_s',
  customerCharge: 'customer_charge',
  providerCharge: 'provider_charge',
  profit: 'profit',
  acd: 'acd_s',
  asr: 'asr',
  dtmf: 'calls_with_dtmf',
  dtmfPercent: 'dtmf_share',
};

const rounded = (value: unknown) => (value === null || value === undefined ? null : Number(Number(value).toFixed(9)));

test('the breakout has the columns of ConnexCS’s, and in each what plain sums over the same calls make', async () => {
  const random = new Random(20_261_101);
  const rows = Array.from({ length: CALLS }, () => randomRow(random));
  const posted = await api.call('/v1/attempts?source=connexcs', {
    method: 'POST',
    headers,
    body: JSON.stringify(rows.map(attemptOf)),
  });
  expect(await posted.json()).toMatchObject({ loaded: CALLS });

  const reply = await api.call('/v1/reports/breakout', {
    method: 'POST',
    headers,
    body: JSON.stringify({
      window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
      zone: 'UTC',
      currencies: [],
      dimensions: ['customer_id', 'destination_name'],
      measures: Object.values(OURS),
    }),
  });
  const answer = (await reply.json()) as Answer;
  const keys = [...new Set(rows.map(({ customer, destination }) => `${customer} ${destination}`))].sort();
  const shown = Object.fromEntries(
    answer.rows.map((row) => [
      `${String(row.customer_id)} ${String(row.destination_name)}`,
      Object.fromEntries(Object.entries(OURS).map(([column, measure]) => [column, rounded(row[measure])])),
    ])
  );
  const expected = Object.fromEntries(
    keys.map((key) => [
      key,
      Object.fromEntries(
        Object.entries(theirs(rows.filter(({ customer, destination }) => `${customer} ${destination}` === key))).map(
          ([column, value]) => [column, rounded(value)]
        )
      ),
    ])
  );
  expect(keys).toHaveLength(9);
  expect(shown).toEqual(expected);
});
