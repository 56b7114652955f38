import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { Client, Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { askAndCompare } from '../../tests/rollups/ask-and-compare';
import { buildChild, killChild, startChild } from '../../tests/rollups/killable';
import { PLAIN_MEASURES } from '../../tests/rollups/questions';
import { prepare } from '../../tests/rollups/storm';
import { ingest, IncomingRow } from '../calls/ingest';
import { ensureSource } from '../calls/source';
import { LOCKS } from '../database/locks';
import { refreshAll, startRefreshing } from './refresh-worker';
import { ensureTiers, readTiers } from './tier-tables';
import { declaredTiers } from './tiers';
import { verifyRange } from './verify-range';

const EVERYTHING = { from: '2024-09-01T00:00:00Z', to: '2024-11-04T00:00:00Z' };

let database: FreshDatabase;
let pool: Pool;
/** What a test has to end, however it went. */
let toEnd: Array<() => unknown>;
beforeEach(async () => {
  database = await freshDatabase();
  pool = database.pool;
  toEnd = [];
});
afterEach(async () => {
  for (const end of toEnd.reverse()) {
    await end();
  }
  await database.drop();
});

/** A takeover takes some seconds; one that takes a minute is none. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const startedAt = Date.now();
  while (!(await condition())) {
    if (Date.now() - startedAt > 60_000) {
      throw new Error(`waited in vain for ${condition}`);
    }
    await delay(50);
  }
}

async function isTrue(sql: string, values: unknown[] = []): Promise<boolean> {
  const { rows } = await pool.query<{ is: boolean }>(`select ${sql} as is`, values);
  return rows[0].is;
}

const isSettled = () => isTrue('not exists (select from dirty_marks) and not exists (select from stale_buckets)');

async function expectExact(): Promise<void> {
  for (const dimensions of [[], ['customer_id' as const], ['time' as const, 'provider_id' as const]]) {
    const bucket = dimensions.includes('time' as never) ? ('1d' as const) : undefined;
    const question = { measures: [...PLAIN_MEASURES], dimensions, bucket, window: EVERYTHING };
    expect((await askAndCompare(pool, question)).differences).toEqual([]);
  }
}

async function expectTiersEqual(): Promise<void> {
  for (const check of await verifyRange(pool, { span: EVERYTHING, tiers: await readTiers(pool) })) {
    expect(check).toMatchObject({ different: 0, notClean: 0 });
  }
}

test('a worker killed in the midst of a refresh leaves nothing wrong, and the one that waits takes over', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-takeover-'));
  toEnd.push(() => rmSync(directory, { recursive: true }));
  const program = buildChild(directory);
  await prepare(pool, { seed: 3, zones: ['UTC'] });
  const obstacle = new Client({ connectionString: database.url });
  await obstacle.connect();
  toEnd.push(() => obstacle.end());
  await obstacle.query(
    `begin; lock table ${(await readTiers(pool)).find(({ grain }) => grain === 'hour')!.name} in share row exclusive mode`
  );

  const child = await startChild(program, database.url);
  toEnd.push(() => killChild(child));
  const ofChild = `application_name = 'trunkline-test-${child.pid}'`;
  await until(() => isTrue(`exists (select from pg_stat_activity where ${ofChild} and wait_event_type = 'Lock')`));
  const other = startRefreshing(pool, { warn: () => undefined }, { everyMs: 50 });
  toEnd.push(() => other.stop());
  await killChild(child);
  await expectExact();

  // Its connection still waits for the obstacle, and is given up all the same.
  await until(() =>
    isTrue(
      `exists (select from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = $1 and pg_locks.granted and not ${ofChild})`,
      [LOCKS.refreshTiers]
    )
  );
  await obstacle.query('rollback');
  await until(isSettled);
  await expectExact();
  await expectTiersEqual();
}, 180_000);

async function* month(charge: string): AsyncGenerator<IncomingRow> {
  for (let hour = 0; hour < 30 * 24; hour += 1) {
    const started_at = new Date(Date.parse('2024-09-01T00:30:00Z') + hour * 3_600_000).toISOString();
    const record = { attempt_id: `m-${hour}`, call_id: `m-${hour}`, is_final: true, started_at, outcome: 'busy' };
    yield { position: hour, raw: '', record: { ...record, customer_id: '101', customer_charge: charge } };
  }
}

/** Counts how often the refresh of all there is deletes marks of hours, and adds a tier up again. */
async function countPasses(): Promise<{ ofHours: number; ofTier: (start: string) => number }> {
  const query = jest.spyOn(Client.prototype, 'query');
  await refreshAll(pool);
  const calls = query.mock.calls.map(([sql, values]) => ({ sql: String(sql), values: values as unknown as string[] }));
  query.mockRestore();
  return {
    ofHours: calls.filter(({ sql }) => sql.startsWith('delete from dirty_marks')).length,
    ofTier: (start) =>
      calls.filter(({ sql, values }) => sql.startsWith('with fresh as') && values[2].startsWith(start)).length,
  };
}

describe('a month', () => {
  const dayTiers = declaredTiers(['UTC']).filter(({ grain }) => grain === 'day').length;

  beforeEach(async () => {
    await ensureTiers(pool, declaredTiers(['UTC']));
    const source = await ensureSource(pool, { name: 'switch-1', kind: 'canonical' });
    await ingest(pool, { source, origin: 'test', rows: month('0.10') });
    await refreshAll(pool);
    await expectTiersEqual();
  });

  test('that was changed in bulk is added up again in one pass a day', async () => {
    const source = await ensureSource(pool, { name: 'switch-1', kind: 'canonical' });
    const { replaced } = await ingest(pool, { source, origin: 'test', rows: month('0.20') });
    expect(replaced).toBe(30 * 24);

    const { ofHours, ofTier } = await countPasses();

    expect(ofHours).toBe(30);
    expect(ofTier('tier_hour_customer_provider')).toBe(30);
    expect(ofTier('tier_day_')).toBe(30 * dayTiers);
    await expectExact();
    await expectTiersEqual();
  }, 60_000);

  test('is added up in one pass a day for tiers that are new', async () => {
    await ensureTiers(pool, []);
    await ensureTiers(pool, declaredTiers(['UTC']));

    const { ofHours, ofTier } = await countPasses();

    expect(ofHours).toBe(0);
    expect(ofTier('tier_hour_customer_provider')).toBe(30);
    expect(ofTier('tier_day_')).toBe(30 * dayTiers);
    await expectExact();
    await expectTiersEqual();
  }, 60_000);
});
