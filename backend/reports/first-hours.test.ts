import fc from 'fast-check';

import { Answer, Row } from '../../contract/answer';
import { QuestionInput } from '../../contract/question';
import { someone } from '../../tests/access/someone';
import { expectPlainAnswer } from '../../tests/attempts/expect-plain-answer';
import { acceptAnyStart, ONE_ATTEMPT, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { sampleAttempts } from '../../tests/attempts/sample-attempts';
import { markDirty, storeDirty } from '../../tests/attempts/store-dirty';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { refreshAll } from '../rollups/refresh-worker';
import { ensureTiers } from '../rollups/tier-tables';
import { declaredTiers } from '../rollups/tiers';
import { ask } from './ask';

const everyone = someone('test', 'viewer');
const FROM = '2026-03-27T00:00:00Z';
const TO = '2026-03-31T00:00:00Z';
const HOUR_MS = 3_600_000;

let database: FreshDatabase;
let stored: StoredAttempt[];

/** Of one source and the other in turns. */
const some = (count: number, seed: number, name: string): StoredAttempt[] =>
  sampleAttempts({ from: FROM, to: TO }, count, seed, name).map((one, at) => ({ ...one, source_id: 1 + (at % 2) }));

beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('one', 'test'), ('two', 'test')`);
  await ensureTiers(database.pool, declaredTiers(['UTC']));
  const gone = [0, 1, 2].map((minute) => ({
    ...ONE_ATTEMPT,
    attempt_id: `gone${minute}`,
    provider_id: `gone${minute}`,
    started_at: `2026-03-27T00:0${minute}:00Z`,
  }));
  const early = some(250, 1, 'early');
  await storeDirty(database.pool, [...early, ...gone]);
  await refreshAll(database.pool);
  await database.pool.query(`delete from attempts where attempt_id like 'gone%'`);
  await markDirty(database.pool, gone);
  const late = some(12, 2, 'late');
  await storeDirty(database.pool, late);
  stored = [...early, ...late];
});
afterAll(() => database.drop());

const at = fc.integer({ min: 0, max: 4 * 24 * 2 }).map((halfHours) => Date.parse(FROM) + (halfHours * HOUR_MS) / 2);
const question = fc
  .record({
    window: fc.tuple(at, at).filter(([a, b]) => a !== b),
    zone: fc.constantFrom('UTC', 'Europe/Madrid'),
    groups: fc.constantFrom('provider_id' as const, 'customer_id' as const),
    timeFirst: fc.boolean(),
    order: fc.constantFrom<QuestionInput['order']>(
      [{ by: 'time', direction: 'asc' }],
      [{ by: 'time', direction: 'desc' }],
      [
        { by: 'time', direction: 'desc' },
        { by: 'attempts', direction: 'asc' },
      ]
    ),
    measures: fc.constantFrom<QuestionInput['measures']>(['attempts', 'asr'], ['attempts', 'customer_charge']),
  })
  .map(({ window: [a, b], zone, groups, timeFirst, order, measures }): QuestionInput => ({
    measures,
    dimensions: timeFirst ? ['time', groups] : [groups, 'time'],
    bucket: '1h',
    zone,
    window: { from: new Date(Math.min(a, b)).toISOString(), to: new Date(Math.max(a, b)).toISOString() },
    order,
  }));

const hoursRead = ({ plan }: Answer) =>
  (plan.rowsRead.tier_hour_provider ?? 0) + (plan.rowsRead.tier_hour_customer ?? 0);

it('a page by hour is the beginning of the whole answer', async () => {
  await fc.assert(
    fc.asyncProperty(question, fc.integer({ min: 1, max: 40 }), async (asked, limit) => {
      const whole = await ask(database.pool, { ...asked, limit: 10_000 }, everyone);
      expectPlainAnswer(whole, stored, []);

      const page = await ask(database.pool, { ...asked, limit }, everyone);

      expect(page.rows).toEqual<Row[]>(whole.rows.slice(0, limit));
      expect(page.truncated).toBe(whole.rows.length > limit);
      expect(page.totals).toEqual(whole.totals);
      expect(hoursRead(page)).toBeLessThanOrEqual(hoursRead(whole));
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) }
  );
}, 120_000);

it.each(['asc', 'desc'] as const)('a page by hour, %s, reads its own hours alone', async (direction) => {
  const asked: QuestionInput = {
    measures: ['attempts'],
    dimensions: ['time', 'provider_id'],
    bucket: '1h',
    window: { from: FROM, to: TO },
    order: [{ by: 'time', direction }],
  };
  const whole = await ask(database.pool, { ...asked, limit: 10_000 }, everyone);
  const page = await ask(database.pool, { ...asked, limit: 5 }, everyone);

  expect(hoursRead(page)).toBeGreaterThan(0);
  expect(hoursRead(page)).toBeLessThan(hoursRead(whole) / 2);
});

it('a page by hour of one source is the beginning of the whole answer too', async () => {
  const asked: QuestionInput = {
    measures: ['attempts'],
    dimensions: ['time', 'provider_id'],
    bucket: '1h',
    window: { from: FROM, to: TO },
    filters: [{ dimension: 'source', values: ['one'] }],
  };
  const whole = await ask(database.pool, { ...asked, limit: 10_000 }, everyone);
  const page = await ask(database.pool, { ...asked, limit: 7 }, everyone);

  expect(whole.totals.attempts).toBe(stored.filter(({ source_id }) => source_id === 1).length);
  expect(page.rows).toEqual<Row[]>(whole.rows.slice(0, 7));
});
