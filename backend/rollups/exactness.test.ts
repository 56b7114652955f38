import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { Pool } from 'pg';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { assertWhole } from '../../tests/postgres/stored-attempts';
import { askAndCompare } from '../../tests/rollups/ask-and-compare';
import { buildChild } from '../../tests/rollups/killable';
import { PLAIN_MEASURES, ZONES } from '../../tests/rollups/questions';
import { Random } from '../../tests/rollups/random';
import { prepare, storm } from '../../tests/rollups/storm';
import { writeAttempt } from '../../tests/rollups/traffic';
import { loseMarks, writeAndThen } from '../../tests/rollups/writers';
import { parseAttempt } from '../calls/parse-attempt';
import { ensureSource } from '../calls/source';
import { createPool } from '../database/pool';
import { bucketsOf } from './buckets';
import { inBuildingOrder } from './refresh-span';
import { refreshAll } from './refresh-worker';
import { readTiers } from './tier-tables';
import { tierLabel } from './tiers';
import { verifyBucket } from './verify';
import { verifyRange } from './verify-range';

const EVERYTHING = { from: '2024-10-01T00:00:00Z', to: '2024-11-04T00:00:00Z' };
const SOME_DAYS = { from: '2024-10-26T00:00:00Z', to: '2024-10-28T00:00:00Z' };
const HOUR = { from: '2024-10-26T14:00:00.000Z', to: '2024-10-26T15:00:00.000Z' };
const DAY = { from: '2024-10-26T00:00:00Z', to: '2024-10-27T00:00:00Z' };
const WEEK = { from: '2024-10-21T00:00:00Z', to: '2024-10-28T00:00:00Z' };

let database: FreshDatabase;
let pool: Pool;
beforeEach(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, { max: 20 });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

test('each answer equals plain SQL in its snapshot while attempts are written, added up and programs are killed', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-storm-'));
  const seed = Date.now() % 1_000_000;
  await prepare(pool, { seed, zones: ZONES });
  const program = buildChild(directory);
  const result = await storm(pool, { seed, program, url: database.url, questions: 120 });
  rmSync(directory, { recursive: true });

  expect({ seed, differences: result.differences }).toEqual({ seed, differences: [] });
  expect(result.fromTiers + result.mixed).toBeGreaterThan(30);
  expect(result.kills).toBeGreaterThan(0);
  await assertWhole(pool);
  await refreshAll(pool);
  for (const check of await verifyRange(pool, { span: EVERYTHING, tiers: await readTiers(pool) })) {
    expect(check).toMatchObject({ different: 0, notClean: 0 });
  }
}, 120_000);

describe('a write that forgets its marks', () => {
  const question = (window: typeof DAY) => ({ measures: [...PLAIN_MEASURES], window });
  const tierCalled = async (name: string) => (await readTiers(pool)).find((tier) => tierLabel(tier.name) === name)!;

  /** Re-rates and adds attempts of one hour. Those of an hour further on in the day are marked. */
  async function writeInHour(marks: 'with marks' | 'without marks', startedAt: string): Promise<void> {
    const random = new Random(7);
    const source = await ensureSource(pool, { name: 'switch-1', kind: 'canonical' });
    const attempts = Array.from({ length: 5 }, (_, at) => {
      const record = { ...writeAttempt(random, at), attempt_id: `${startedAt}-${at}` };
      const moved = { started_at: startedAt, ringing_at: null, answered_at: null, ended_at: null, talk_s: null };
      return parseAttempt({ ...record, ...moved, outcome: 'busy' }).attempt!;
    });
    await writeAndThen(pool, source, attempts, async (client) => marks === 'without marks' && loseMarks(client));
  }

  beforeEach(async () => {
    await prepare(pool, { seed: 1, zones: ['UTC', 'Asia/Kolkata'] });
    await refreshAll(pool);
    expect((await askAndCompare(pool, question(DAY))).differences).toEqual([]);
    await writeInHour('without marks', HOUR.from);
  });

  it('is noticed by the comparison the storm makes, in its hour, its day and its week', async () => {
    for (const window of [HOUR, DAY, WEEK]) {
      const { answer, differences } = await askAndCompare(pool, question(window));
      expect(answer.plan.rowsRead).not.toHaveProperty('attempts');
      expect(differences).toContainEqual(expect.stringMatching(/attempts is \d+, by plain SQL \d+/));
    }
  });

  it('is found in every tier by the check, and repaired', async () => {
    for (const tier of (await readTiers(pool)).sort(inBuildingOrder)) {
      expect((await verifyBucket(pool, tier, HOUR.from)).differences).toBeGreaterThan(0);
    }
    await refreshAll(pool);
    for (const window of [HOUR, DAY, WEEK]) {
      expect((await askAndCompare(pool, question(window))).differences).toEqual([]);
    }
    for (const tier of await readTiers(pool)) {
      expect(await verifyBucket(pool, tier, HOUR.from)).toMatchObject({ differences: 0 });
    }
  });

  it('that is found in a day repairs the hours it was added up from', async () => {
    const days = await tierCalled('tier_day_customer');
    expect((await verifyBucket(pool, days, HOUR.from)).differences).toBeGreaterThan(0);
    await refreshAll(pool);
    expect((await verifyBucket(pool, days, HOUR.from)).differences).toBe(0);
    expect((await verifyBucket(pool, await tierCalled('tier_hour_customer'), HOUR.from)).differences).toBe(0);
  });

  it('that is found in an hour repairs the days that were added up from it meanwhile', async () => {
    await writeInHour('with marks', '2024-10-26T20:00:00Z');
    await refreshAll(pool);
    expect((await askAndCompare(pool, question(DAY))).differences).not.toEqual([]);

    const hours = await tierCalled('tier_hour_customer');
    expect((await verifyBucket(pool, hours, HOUR.from)).differences).toBeGreaterThan(0);
    await refreshAll(pool);

    expect((await verifyBucket(pool, await tierCalled('tier_day_customer'), HOUR.from)).differences).toBe(0);
  });

  it('leaves a week to its days while one of them is dirty', async () => {
    const partsOfWeek = async () =>
      Object.keys((await askAndCompare(pool, question(WEEK))).answer.plan.rowsRead).sort();
    expect(await partsOfWeek()).toEqual(['tier_week']);
    await writeInHour('with marks', '2024-10-26T20:00:00Z');
    expect(await partsOfWeek()).toEqual(['attempts', 'tier_day', 'tier_hour']);
  });

  it('is found and repaired by a check of the whole range', async () => {
    const tiers = await readTiers(pool);
    const seen: number[] = [];
    const checks = await verifyRange(pool, { span: SOME_DAYS, tiers }, ({ done }) => seen.push(done));
    expect(checks).toHaveLength(tiers.length);
    for (const check of checks) {
      expect(check.repaired).toBe(check.different);
      expect(check.compared).toBe(bucketsOf(SOME_DAYS, check.tier).length);
    }
    expect(checks.filter(({ different }) => different > 0).map(({ tier }) => tier.grain)).toContain('hour');
    expect(seen.at(-1)).toBe(checks.reduce((sum, { compared, notClean }) => sum + compared + notClean, 0));
    expect((await askAndCompare(pool, question(DAY))).differences).toEqual([]);
  });
});
