import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { prepare } from '../../tests/rollups/storm';
import { ingest } from '../calls/ingest';
import { ensureSource } from '../calls/source';
import { inTransaction } from '../database/pool';
import { bucketHolding } from './buckets';
import { refreshAll } from './refresh-worker';
import { ensureTiers, holdTiers, readTiers } from './tier-tables';
import { declaredTiers, TierDimension, tierLabel } from './tiers';
import { verifyRange } from './verify-range';

const EVERYTHING = { from: '2024-09-01T00:00:00Z', to: '2024-11-04T00:00:00Z' };

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ tablename: string }>(
    `select tablename from pg_tables where tablename ~ '^tier_(quarter_hour|hour|day|week)_' order by tablename`
  );
  return rows.map(({ tablename }) => tablename);
}

async function expectTiersEqual(): Promise<void> {
  const { pool } = database;
  for (const check of await verifyRange(pool, { span: EVERYTHING, tiers: await readTiers(pool) })) {
    expect(check).toMatchObject({ different: 0, notClean: 0 });
    expect(check.compared).toBeGreaterThan(0);
  }
}

it('makes the tables of declared tiers once, and drops those no longer declared', async () => {
  const { pool } = database;
  const [both, one] = [declaredTiers(['UTC', 'Europe/Madrid']), declaredTiers(['UTC'])];
  await Promise.all([ensureTiers(pool, both), ensureTiers(pool, both)]);
  expect(await tables()).toEqual(both.map(({ name }) => name).sort());
  await ensureTiers(pool, one);
  expect(await tables()).toEqual(one.map(({ name }) => name).sort());
});

it('adds up whatever an operator chose to keep apart', async () => {
  const { pool } = database;
  const kept: TierDimension[][] = [
    ['destination_prefix'],
    ['customer_id', 'destination_prefix'],
    ['provider_id', 'destination_prefix'],
    ['destination_state', 'jurisdiction'],
  ];
  await prepare(pool, { seed: 7, zones: ['UTC'] });
  const chosen = declaredTiers(['UTC'], { quarter_hour: [], hour: kept, day: kept, week: [] });
  await ensureTiers(pool, chosen);
  expect(await tables()).toEqual(chosen.map(({ name }) => name).sort());

  await refreshAll(pool);
  await expectTiersEqual();
});

it('leaves a table that somebody reads to the next start', async () => {
  const { pool } = database;
  await ensureTiers(pool, declaredTiers(['UTC', 'Europe/Madrid']));
  const before = await tables();
  await inTransaction(pool, async (client) => {
    await client.query(`select count(*) from ${before.find((name) => name.includes('madrid'))}`);
    await ensureTiers(pool, declaredTiers(['UTC']));
    expect(await tables()).toHaveLength(declaredTiers(['UTC']).length + 1);
  });
  await ensureTiers(pool, declaredTiers(['UTC']));
  expect(await tables()).toHaveLength(declaredTiers(['UTC']).length);
});

it('takes zones with long names', async () => {
  const tiers = declaredTiers([
    'America/Argentina/ComodRivadavia',
    'America/Argentina/Buenos_Aires',
    'America/New_York',
  ]);
  await ensureTiers(database.pool, tiers);
  expect(await tables()).toEqual(tiers.map(({ name }) => name).sort());
  expect(tiers.map(({ name }) => tierLabel(name))).toContain('tier_day_america_new_york_customer');
});

it('makes a tier while others are added up, and misses nothing', async () => {
  const { pool } = database;
  await prepare(pool, { seed: 5, zones: ['UTC'] });
  await refreshAll(pool);
  const source = await ensureSource(pool, { name: 'switch-1', kind: 'canonical' });
  const started_at = '2024-09-15T10:00:00Z';
  async function* rows() {
    yield {
      position: 1,
      raw: '',
      record: { attempt_id: 'x', call_id: 'x', is_final: true, started_at, outcome: 'busy' },
    };
  }
  let making: Promise<void> | undefined;
  await inTransaction(pool, async (client) => {
    await holdTiers(client);
    making = ensureTiers(pool, declaredTiers(['UTC', 'Europe/Madrid']));
    await ingest(pool, { source, origin: 'test', rows: rows() });
    await client.query('delete from dirty_marks');
    for (const tier of await readTiers(client)) {
      await client.query('insert into stale_buckets (tier, bucket) values ($1, $2)', [
        tier.name,
        bucketHolding(started_at, tier).from,
      ]);
    }
  });
  await making;
  await refreshAll(pool);
  expect(await readTiers(pool)).toHaveLength(declaredTiers(['UTC', 'Europe/Madrid']).length);
  await expectTiersEqual();
});

it('neither reads nor adds up the tiers of another version', async () => {
  const { pool } = database;
  await prepare(pool, { seed: 6, zones: ['UTC'] });
  await pool.query(
    `insert into tiers (name, grain, zone, dimensions) values ('tier_hour_customer_0000', 'hour', 'UTC', '{customer_id}')`
  );
  await pool.query('create table tier_hour_customer_0000 (bucket timestamptz)');
  await refreshAll(pool);
  const { rows } = await pool.query('select from dirty_marks');
  expect(rows).not.toHaveLength(0);
  expect((await readTiers(pool)).map(({ name }) => name)).not.toContain('tier_hour_customer_0000');

  await ensureTiers(pool, declaredTiers(['UTC']));
  expect(await tables()).not.toContain('tier_hour_customer_0000');
  await refreshAll(pool);
  await expectTiersEqual();
});
