import { Pool, PoolClient } from 'pg';

import { LOCKS } from '../database/locks';
import { inTransaction, Queryable } from '../database/pool';
import { letReaderRead } from '../database/reader-role';
import { firstBucketFrom } from './buckets';
import { readAllKept, readKept } from './kept';
import { storedColumns } from './stored-sums';
import { tierIndexes } from './tier-indexes';
import { GRAINS, isOfThisVersion, keepsMoneyApart, SUM_NAMES, Tier, utcBucketSql } from './tiers';

/** How long one try to drop a table may hold up those who ask; a question may read it for long. */
const DROP_TIMEOUT = '1s';

async function createTable(client: PoolClient, tier: Tier): Promise<void> {
  const isApart = keepsMoneyApart(tier);
  const keys = ['source_id int', 'customer_currency text', 'provider_currency text'];
  const kind = isApart ? ['is_money boolean not null'] : [];
  const dimensions = tier.dimensions.map((name) => `${name} text`);
  const sums = SUM_NAMES.flatMap((name) => storedColumns(name, tier));
  await client.query(`drop table if exists ${tier.name}`);
  await client.query(
    `create table ${tier.name} (bucket timestamptz not null, ${[...keys, ...kind, ...dimensions, ...sums].join(', ')})`
  );
}

async function indexTable(client: PoolClient, tier: Tier): Promise<void> {
  for (const { name, columns } of tierIndexes(tier)) {
    await client.query(`create index if not exists ${name} on ${tier.name} (${columns.join(', ')})`);
  }
  await letReaderRead(client, tier.name);
}

/**
 * Every bucket that may hold attempts is to be added up: the tiers are new and hold none. The attempts are read once for
 * all of them. A day that begins within an hour of UTC shares that hour's attempts with the day before it.
 */
async function markAllStale(client: PoolClient, tiers: readonly Tier[]): Promise<void> {
  await client.query(
    `with filled as materialized (select distinct date_bin('1 hour', started_at, 'epoch') as hour from attempts),
     tier as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as tier (name, grain, zone, kept_from)
     )
     insert into stale_buckets (tier, bucket)
     select distinct name, bucket
     from filled
       cross join lateral (
         select hour + interval '15 minutes' * quarter from generate_series(0, 3) quarter
         union all
         select hour + interval '1 hour' - interval '1 microsecond'
       ) at (instant)
       cross join tier
       cross join lateral (
         select case grain when 'quarter_hour' then ${utcBucketSql('quarter_hour', 'instant')}
           else date_trunc(grain, instant, zone) end
       ) held (bucket)
     where bucket >= coalesce(kept_from, '-infinity')
     on conflict do nothing`,
    [
      tiers.map(({ name }) => name),
      tiers.map(({ grain }) => grain),
      tiers.map(({ zone }) => zone),
      tiers.map(({ keptFrom }) => keptFrom ?? null),
    ]
  );
}

/** No snapshot taken from now on reads the tier. Those taken before may still do: its table is dropped later. */
async function forgetTier(client: PoolClient, name: string): Promise<void> {
  await client.query('delete from tiers where name = $1', [name]);
  await client.query('delete from stale_buckets where tier = $1', [name]);
  await client.query('delete from tier_buckets where tier = $1', [name]);
  await client.query('delete from tier_checks where tier = $1', [name]);
}

/**
 * Makes the tables of tiers that are declared and not there yet, and their indexes, and drops those no longer declared. Replicas that start
 * together wait for the first, and all wait for the refresh that is under way.
 */
export async function ensureTiers(pool: Pool, declared: readonly Tier[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.ensureTiers]);
    const kept = await readAllKept(client);
    const existing = new Set(kept.tiers.map(({ name }) => name));
    for (const name of existing) {
      if (!declared.some((tier) => tier.name === name)) {
        await forgetTier(client, name);
      }
    }
    const made: Tier[] = [];
    for (const tier of declared.filter(({ name }) => !existing.has(name))) {
      const keptFrom = kept.attemptsFrom && firstBucketFrom(kept.attemptsFrom, tier);
      await createTable(client, tier);
      await client.query('insert into tiers (name, grain, zone, dimensions, kept_from) values ($1, $2, $3, $4, $5)', [
        tier.name,
        tier.grain,
        tier.zone,
        tier.dimensions,
        keptFrom ?? null,
      ]);
      made.push({ ...tier, keptFrom });
    }
    for (const tier of declared) {
      await indexTable(client, tier);
    }
    if (made.length > 0) {
      await markAllStale(client, made);
    }
  });
  await dropForgotten(pool);
}

/** Tables of tiers there are no longer. One that is being read is left for the next start. */
async function dropForgotten(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ relname: string }>(
    `select relname from pg_class
     where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname ~ '^tier_(${GRAINS.join('|')})_'
       and relname not in (select name from tiers)`
  );
  for (const { relname } of rows) {
    await inTransaction(pool, async (client) => {
      await client.query(`set local lock_timeout = '${DROP_TIMEOUT}'`);
      await client.query(`drop table if exists ${relname}`);
    }).catch((error: { code?: string }) => {
      if (error.code !== '55P03') {
        throw error;
      }
    });
  }
}

async function readAllTiers(db: Queryable): Promise<Tier[]> {
  return (await readAllKept(db)).tiers;
}

/** The tiers there are, as the snapshot of `db` sees them. Those of another version of the service are not ours to read. */
export async function readTiers(db: Queryable): Promise<Tier[]> {
  return (await readKept(db)).tiers;
}

/**
 * All tiers, which stay all until the client's transaction ends; no marks of a new one can be missed. Undefined where
 * another version of the service keeps some: only it can add them up.
 */
export async function holdTiers(client: PoolClient): Promise<Tier[] | undefined> {
  await client.query('select pg_advisory_xact_lock_shared($1)', [LOCKS.ensureTiers]);
  const tiers = await readAllTiers(client);
  return tiers.every(({ name }) => isOfThisVersion(name)) ? tiers : undefined;
}
