import fc from 'fast-check';

import { DimensionName } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { QuestionInput } from '../../contract/question';
import { expectPlainAnswer } from '../../tests/attempts/expect-plain-answer';
import { ONE_ATTEMPT, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { sampleAttempts } from '../../tests/attempts/sample-attempts';
import { storeDirty } from '../../tests/attempts/store-dirty';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { ensurePartitions } from '../calls/partitions';
import { dayHolding } from '../rollups/days';
import { refreshAll } from '../rollups/refresh-worker';
import { retain } from '../rollups/retaining';
import { ensureTiers } from '../rollups/tier-tables';
import { declaredTiers } from '../rollups/tiers';
import { ask } from './ask';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { streamRows } from './stream-rows';

const NOW = new Date('2026-11-15T12:00:00Z');
const everyone: Principal = someone('test', 'viewer');
/** Attempts of August on are kept, hours of 6 November on, days of May on. */
const RETENTION = { attemptsMonths: 3, quarterHoursDays: 35, hoursDays: 9, daysMonths: 6, auditDays: 400 };
const MONTHS = ['04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2026-${month}-01T00:00:00Z`);

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await database.pool.query(`insert into sources (name, kind) values ('test', 'test')`);
  await ensurePartitions(database.pool, MONTHS);
});
afterEach(() => database.drop());

const attemptAt = (started_at: string): StoredAttempt => ({
  ...ONE_ATTEMPT,
  attempt_id: started_at,
  started_at,
  customer_id: '101',
});

const attempts = (window: QuestionInput['window'], more: Partial<QuestionInput> = {}) =>
  ask(database.pool, { measures: ['attempts'], window, ...more }, everyone);

const august = '2026-08-01T00:00:00Z';

describe('when months of attempts are gone', () => {
  beforeEach(async () => {
    await ensureTiers(database.pool, declaredTiers(['UTC', 'Europe/Madrid']));
    await storeDirty(
      database.pool,
      ['2026-05-10T10:30:00Z', '2026-07-31T23:30:00Z', '2026-08-01T00:30:00Z'].map(attemptAt)
    );
    await refreshAll(database.pool);
    expect(await retain(database.pool, RETENTION, NOW)).toMatchObject({ isDone: true });
  });

  it('whole days still tell what they were', async () => {
    const { totals, plan } = await attempts({ from: '2026-05-01T00:00:00Z', to: '2026-09-01T00:00:00Z' });

    expect(totals.attempts).toBe(3);
    expect(plan.rowsRead).toEqual({ tier_week: 2 });
  });

  it.each<[string, Partial<QuestionInput>]>([
    ['what no rollup keeps apart', { dimensions: ['outcome'] }],
    ['what no sums can tell', { measures: ['pdd_p95_s'] }],
    ['hours', { dimensions: ['time'], bucket: '1h' }],
    ['days of a zone none are kept for', { dimensions: ['time'], bucket: '1d', zone: 'Asia/Tokyo' }],
    ['a part of a day', { window: { from: '2026-07-31T23:00:00Z', to: '2026-09-01T00:00:00Z' } }],
    ['days before those that are kept', { window: { from: '2026-04-30T00:00:00Z', to: '2026-09-01T00:00:00Z' } }],
  ])('refuses %s with a sentence, never less silently', async (_, question) => {
    const refused = expect(attempts({ from: '2026-05-01T00:00:00Z', to: '2026-09-01T00:00:00Z' }, question)).rejects;

    await refused.toMatchObject({
      status: 400,
      field: 'window',
      message: expect.stringMatching(
        /kept from 2026-08-01T.* on\..*whole days of UTC from 2026-05-01 on, or of Europe\/Madrid from 2026-05-01 on/
      ),
    });
  });

  it('answers the same from where attempts begin', async () => {
    const { totals } = await attempts({ from: august, to: '2026-09-01T00:00:00Z' }, { dimensions: ['outcome'] });

    expect(totals.attempts).toBe(1);
  });

  it('refuses a file with the first of its rows', async () => {
    const question = {
      measures: ['attempts'],
      dimensions: ['outcome'],
      window: { from: '2026-05-01T00:00:00Z', to: august },
    };
    const { blocks } = await streamRows(database.pool, question, everyone);

    await expect(blocks[Symbol.asyncIterator]().next()).rejects.toThrow(Problem);
  });

  it('refuses a day that has to be added up again, and lacks attempts for it', async () => {
    const madrid = { from: '2026-07-31T22:00:00Z', to: '2026-08-01T22:00:00Z' };
    const ofMadrid: Partial<QuestionInput> = { zone: 'Europe/Madrid', dimensions: ['time'], bucket: '1d' };
    expect((await attempts(madrid, ofMadrid)).totals.attempts).toBe(2);

    await storeDirty(database.pool, [attemptAt('2026-08-01T01:00:00Z')]);
    await expect(attempts(madrid, ofMadrid)).rejects.toThrow('single attempts');
    await refreshAll(database.pool);
    await expect(attempts(madrid, ofMadrid)).rejects.toThrow('single attempts');
    expect((await attempts({ from: august, to: madrid.to })).totals.attempts).toBe(2);
  });

  it('does not take a tier made since then for one that holds all', async () => {
    await ensureTiers(database.pool, declaredTiers(['Europe/Madrid', 'Asia/Tokyo']));
    await refreshAll(database.pool);
    const tokyo = (from: string) =>
      attempts({ from, to: '2026-09-01T15:00:00Z' }, { zone: 'Asia/Tokyo', dimensions: ['time'], bucket: '1d' });

    expect((await tokyo('2026-08-01T15:00:00Z')).totals.attempts).toBe(0);
    await expect(tokyo('2026-07-31T15:00:00Z')).rejects.toThrow('of Asia/Tokyo from 2026-08-02 on');
  });
});

const day = fc.integer({ min: 0, max: 210 }).map((days) => Date.parse('2026-05-01T00:00:00Z') + days * 86_400_000);
const randomQuestion = fc
  .record({
    zone: fc.constantFrom('UTC', 'Europe/Madrid', 'Asia/Kolkata'),
    windowZone: fc.constantFrom('UTC', 'Europe/Madrid'),
    days: fc.tuple(day, day).filter(([a, b]) => a !== b),
    cutMinutes: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 1_000 })),
    dimensions: fc.uniqueArray(
      fc.constantFrom<DimensionName>('time', 'customer_id', 'provider_id', 'destination_prefix', 'outcome'),
      { maxLength: 2 }
    ),
    bucket: fc.constantFrom('1h', '1d', '1d', '1w', '1mo'),
  })
  .map(({ zone, windowZone, days: [a, b], cutMinutes, dimensions, bucket }): QuestionInput => {
    const start = (ms: number) => Date.parse(dayHolding(new Date(ms).toISOString(), windowZone).from);
    return {
      measures: ['attempts', 'answered', 'talk_s', 'customer_billed_s', 'dtmf_digits'],
      dimensions,
      bucket: dimensions.includes('time') ? (bucket as QuestionInput['bucket']) : undefined,
      zone,
      window: {
        from: new Date(start(Math.min(a, b)) + cutMinutes * 60_000).toISOString(),
        to: new Date(start(Math.max(a, b)) + cutMinutes * 60_000).toISOString(),
      },
    };
  });

const DAY_MS = 86_400_000;

/** Attempts of every kind on a few days of each month, its first and its last among them; always the same ones. */
function attemptsSince(from: string, aDay: number): StoredAttempt[] {
  const days = ['-01', '-02', '-13', '-28', '-30'].flatMap((day) =>
    MONTHS.map((month) => month.replace('-01T', `${day}T`))
  );
  return days
    .filter((day) => day >= from && Date.parse(day) < NOW.getTime())
    .flatMap((day, at) => {
      const nextDay = new Date(Date.parse(day) + DAY_MS).toISOString();
      return sampleAttempts({ from: day, to: nextDay }, aDay, at, `${from} ${day} `);
    });
}

it('every question is answered as if all attempts were there, or refused', async () => {
  await ensureTiers(database.pool, declaredTiers(['UTC', 'Europe/Madrid']));
  const early = attemptsSince('2026-04-20T00:00:00Z', 6);
  const late = attemptsSince('2026-08-02T00:00:00Z', 3);
  await storeDirty(database.pool, early);
  await refreshAll(database.pool);
  expect((await retain(database.pool, RETENTION, NOW))!.dropped).toHaveLength(4);
  await storeDirty(database.pool, late.slice(0, 30));
  await refreshAll(database.pool);
  await storeDirty(database.pool, late.slice(30));
  const all = [...early, ...late];

  let answered = 0;
  let beyondAttempts = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(randomQuestion, async (question) => {
      const answer = await ask(database.pool, question, everyone).catch((error: Error) => error);
      if (answer instanceof Error) {
        expect(answer.message).toContain('single attempts');
        expect(Date.parse(question.window.from)).toBeLessThan(Date.parse(august));
        refused += 1;
      } else {
        expectPlainAnswer(answer, all, []);
        answered += 1;
        beyondAttempts += Date.parse(question.window.from) < Date.parse(august) ? 1 : 0;
      }
    }),
    // Always the same questions: how many of a kind there are is counted.
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 50), seed: 1 }
  );
  expect(answered).toBeGreaterThan(20);
  expect(beyondAttempts).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(10);
}, 300_000);
