import { AlertQueryInput } from '../../contract/alert-query';
import { ALERT_PRESETS } from '../../contract/alerts/presets';
import { isAboutCalls } from '../../contract/alerts/rule-of-preset';
import { storeHealthyCalls } from '../../tests/alerts/store-healthy-calls';
import { acceptAnyStart } from '../../tests/attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { someone } from '../../tests/access/someone';
import { evaluate } from './evaluate';
import { readAlertQuery } from './read-alert-query';

const ROUTES = 25;
const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;
const START = Date.parse('2026-09-28T10:00:00Z');
const MINUTES = 75;
const BUSY = ['acd-collapse'];
const everyone = someone('test', 'viewer');
const iso = (ms: number) => new Date(ms).toISOString();

interface Rule {
  name: string;
  query: AlertQueryInput;
  rings: (value: number) => boolean;
}

/** Every preset about counts of attempts, and a route that vanishes. */
const RULES: Rule[] = [
  ...ALERT_PRESETS.filter(({ query }) => isAboutCalls(query) && query.condition !== 'threshold').map(
    ({ name, query, fires, threshold }) => ({
      name,
      query,
      rings: (value: number) => (fires === 'below' ? value < threshold : value > threshold),
    })
  ),
  {
    name: 'vanished',
    query: { kind: 'alert', condition: 'vanished', dimensions: ['provider_id'], leastAttempts: 100 },
    rings: (value) => value > 0,
  },
];

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test')`);
  const starts = [0, 1, 2, 3, 4].map((week) => iso(START - week * WEEK_MS));
  await storeHealthyCalls(database.pool, { routes: ROUTES, starts, minutes: MINUTES, least: 115 });
}, 60_000);
afterAll(() => database.drop());

/** Routes a rule looked at and those it rings for, at a minute of the day. */
async function look({ query, rings }: Rule, minute: number) {
  const { groups } = await evaluate(database.pool, readAlertQuery(query), iso(START + minute * MINUTE_MS), everyone);
  const ringing = groups.filter(({ value }) => value !== null && rings(value));
  return { looked: groups.length, ringing: ringing.map(({ labels }) => labels.provider_id ?? labels.customer_id) };
}

it.each(RULES.map((rule) => [rule.name, rule] as const))(
  '%s does not ring for stored calls of healthy routes',
  async (name, rule) => {
    let looked = 0;
    let alarms = 0;
    for (let minute = 15; minute <= MINUTES; minute += 10) {
      const seen = await look(rule, minute);
      looked += seen.looked;
      alarms += seen.ringing.length;
    }
    // Less than a twentieth of an alarm is expected of all these looks; one may still be chance.
    process.stdout.write(`${name}: ${looked} looks at stored calls, ${alarms} false alarms, bound 1\n`);
    const routes = 'dimensions' in rule.query && rule.query.dimensions?.includes('provider_id') ? ROUTES : 1;
    expect(looked).toBeGreaterThanOrEqual((BUSY.includes(name) ? 0.2 : 1) * routes * 7);
    expect(alarms).toBeLessThanOrEqual(1);
  }
);

it('the same rules ring for the one route that dies, and for no other', async () => {
  const since = iso(START + 60 * MINUTE_MS);
  await database.pool.query(
    `update attempts set answered_at = null, talk_s = null, sip_code = 503, outcome = 'network_failure'
     where provider_id = 'p25' and started_at >= $1`,
    [since]
  );
  await database.pool.query(`delete from attempts where provider_id = 'p24' and started_at >= $1`, [since]);
  const rung = new Map<string, string[]>();
  for (const rule of RULES) {
    rung.set(rule.name, (await look(rule, MINUTES)).ringing);
  }
  expect(rung.get('dead-route')).toEqual(['p25']);
  expect(rung.get('asr-drop-provider')).toEqual(['p25']);
  expect(rung.get('asr-drop-route')).toEqual(['p25']);
  expect(rung.get('vanished')).toEqual(['p24']);
});
