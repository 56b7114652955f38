import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { AlertQueryInput, Baseline } from '../../contract/alert-query';
import { randomTraffic } from '../../tests/alerts/attempts-of-routes';
import { acceptAnyStart, insertAttempts, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { Random } from '../../tests/rollups/random';
import { refreshAll } from '../rollups/refresh-worker';
import { ensureTiers } from '../rollups/tier-tables';
import { declaredTiers } from '../rollups/tiers';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { evaluate } from './evaluate';
import { readAlertQuery } from './read-alert-query';

const everyone: Principal = someone('test', 'viewer');
const numRuns = Math.ceil(Number(process.env.PROPERTY_RUNS ?? 150) / 10);
const HOUR_MS = 3_600_000;
const WEEKS = 4;

const tiers = declaredTiers(['UTC']);
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('test', 'test')`);
  await ensureTiers(database.pool, tiers);
});
afterAll(() => database.drop());

interface Case {
  seed: number;
  zone: string;
  /** Local date and time of the evaluation. */
  at: string;
  sampleMinutes: number;
  baseline: Baseline;
  dimensions: Array<'customer_id' | 'provider_id'>;
  leastAttempts: number;
  later: boolean;
}

/** Clocks of these zones change in the weeks before these moments. */
const moments = fc.constantFrom<[string, string]>(
  ['Europe/Madrid', '2026-11-08T10:07:13'],
  ['Europe/Madrid', '2026-04-05T02:40'],
  ['America/New_York', '2026-11-15T01:30'],
  ['Asia/Kolkata', '2026-11-08T10:20'],
  ['Australia/Lord_Howe', '2026-10-11T02:50'],
  ['UTC', '2026-11-08T00:05']
);

const cases: fc.Arbitrary<Case> = fc
  .record({
    seed: fc.integer(),
    moment: moments,
    sampleMinutes: fc.constantFrom(15, 60, 90, 240),
    baseline: fc.constantFrom<Baseline>('quarter_hours', 'hours'),
    dimensions: fc.constantFrom<Case['dimensions']>(
      [],
      ['provider_id'],
      ['customer_id'],
      ['customer_id', 'provider_id']
    ),
    leastAttempts: fc.constantFrom(1, 3, 10),
    later: fc.boolean(),
  })
  .map(({ moment: [zone, at], ...rest }) => ({ ...rest, zone, at }));

/** What a clock on the wall shows when an attempt starts, as minutes since midnight of the first day. */
function wallMinutes(instant: string | number, zone: string): number {
  const at = Temporal.Instant.fromEpochMilliseconds(new Date(instant).getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  return Date.parse(`${at.toString({ smallestUnit: 'millisecond' })}Z`) / 60_000;
}

const instantOf = ({ at, zone }: Case) => Temporal.PlainDateTime.from(at).toZonedDateTime(zone).epochMilliseconds;

/** How many weeks before the sample an attempt is part of the same time: 0 for the sample itself; undefined for neither. */
function weekOf(attempt: StoredAttempt, asked: Case): number | undefined {
  const end = instantOf(asked);
  const start = end - asked.sampleMinutes * 60_000;
  const startedAt = Date.parse(attempt.started_at);
  if (startedAt >= start && startedAt < end) {
    return 0;
  }
  const [wallStart, wallEnd] = [wallMinutes(start, asked.zone), wallMinutes(start, asked.zone) + asked.sampleMinutes];
  const grain = asked.baseline === 'hours' ? 60 : 15;
  const [from, to] = [Math.floor(wallStart / grain) * grain, Math.ceil(wallEnd / grain) * grain];
  const wall = wallMinutes(startedAt, asked.zone);
  return [1, 2, 3, 4].find((week) => {
    const shift = week * 7 * 24 * 60;
    return wall >= from - shift && wall < to - shift;
  });
}

function plainGroups(attempts: readonly StoredAttempt[], asked: Case) {
  const groups = new Map<string, { now: number[]; usual: number[] }>();
  for (const attempt of attempts) {
    const week = weekOf(attempt, asked);
    if (week === undefined) {
      continue;
    }
    const key = asked.dimensions.map((name) => attempt[name] ?? 'Unknown').join();
    const group = groups.get(key) ?? { now: [0, 0], usual: [0, 0] };
    const side = week === 0 ? group.now : group.usual;
    side[0] += 1;
    side[1] += attempt.answered_at === null ? 0 : 1;
    groups.set(key, group);
  }
  return groups;
}

/** The clock neither moves within the sample, within what it is set beside, nor skips that time of a week. */
function isPlain(asked: Case): boolean {
  const end = instantOf(asked);
  return [0, 1, 2, 3, 4].every((week) => {
    const at = Temporal.Instant.fromEpochMilliseconds(end).toZonedDateTimeISO(asked.zone).subtract({ weeks: week });
    const from = at.subtract({ minutes: asked.sampleMinutes + 60 });
    return (
      from.offset === at.add({ hours: 1 }).offset &&
      from.toPlainDateTime().until(at.toPlainDateTime()).total('minutes') === asked.sampleMinutes + 60
    );
  });
}

it('both sides of a drop equal a plain count of what the clock on the wall says, from tiers and attempts alike', async () => {
  await fc.assert(
    fc.asyncProperty(cases.filter(isPlain), async (asked) => {
      const random = new Random(asked.seed);
      const end = instantOf(asked);
      const zoned = Temporal.Instant.fromEpochMilliseconds(end).toZonedDateTimeISO(asked.zone);
      const around = [0, 0, 1, 2, 3, 4].map(
        (weeks) => zoned.subtract({ weeks }).epochMilliseconds - asked.sampleMinutes * 30_000
      );
      const attempts = randomTraffic(random, around, 2 * HOUR_MS + asked.sampleMinutes * 40_000);
      const tables = ['attempts', 'dirty_marks', 'stale_buckets', 'tier_buckets', ...tiers.map(({ name }) => name)];
      await database.pool.query(`truncate ${tables.join(', ')}`);
      const early = asked.later ? attempts.slice(0, -20) : attempts;
      const mark = `insert into dirty_marks select distinct date_trunc('hour', started_at) from attempts where attempt_id = any($1)`;
      await insertAttempts(database.pool, early);
      await database.pool.query(mark, [early.map(({ attempt_id }) => attempt_id)]);
      await refreshAll(database.pool);
      if (asked.later) {
        await insertAttempts(database.pool, attempts.slice(-20));
        await database.pool.query(mark, [attempts.slice(-20).map(({ attempt_id }) => attempt_id)]);
      }
      const query: AlertQueryInput = {
        kind: 'alert',
        condition: 'drop',
        dimensions: asked.dimensions,
        zone: asked.zone,
        sampleMinutes: asked.sampleMinutes,
        baseline: asked.baseline,
        weeks: WEEKS,
        leastAttempts: asked.leastAttempts,
        leastDeviations: 0,
      };

      const answer = await evaluate(database.pool, readAlertQuery(query), new Date(end).toISOString(), everyone);

      const found = answer.groups.map(({ labels, value, facts }) => [
        asked.dimensions.map((name) => labels[name]).join(),
        facts.attempts,
        facts.usual_attempts,
        value,
      ]);
      const wanted = [...plainGroups(attempts, asked)]
        .filter(([, { now, usual }]) => now[0] >= asked.leastAttempts && usual[0] >= asked.leastAttempts)
        .map(([key, { now, usual }]) => [
          key,
          String(now[0]),
          String(usual[0]),
          expect.closeTo(usual[1] === 0 && now[1] === 0 ? 1 : now[1] / now[0] / (Math.max(usual[1], 1) / usual[0]), 10),
        ]);
      expect(found.sort()).toEqual(wanted.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)));
    }),
    { numRuns }
  );
}, 300_000);
