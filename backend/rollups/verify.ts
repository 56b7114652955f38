import { Pool, PoolClient } from 'pg';

import { HOLD_ATTEMPTS } from '../database/hold-attempts';
import { inTransaction } from '../database/pool';
import { bucketHolding, bucketsOf, isWholeHours } from './buckets';
import { finerTiers, freshSql, Span } from './refresh-span';
import { readTiers } from './tier-tables';
import { Tier } from './tiers';

/** What comparing a bucket of a tier with its attempts showed. */
export interface Check extends Span {
  tier: string;
  /** Groups that differ, in either direction. Undefined where the bucket is not clean: nobody reads it from the tier. */
  differences?: number;
}

/** Buckets that are to be added up again, or are no longer kept, or whose attempts are not, can't be compared. */
async function whichAreClean(client: PoolClient, tier: Tier, buckets: readonly Span[]): Promise<boolean[]> {
  const { rows } = await client.query<{ clean: boolean }>(
    `select not exists (select from dirty_marks where hour > starts_at - interval '1 hour' and hour < ends_at)
       and not exists (select from stale_buckets where tier = $3 and bucket >= starts_at and bucket < ends_at)
       and not exists (select from tiers where name = $3 and kept_from > starts_at)
       and starts_at >= coalesce((select kept_from from kept_attempts), '-infinity') as clean
     from unnest($1::timestamptz[], $2::timestamptz[]) with ordinality as bucket (starts_at, ends_at, place)
     order by place`,
    [buckets.map(({ from }) => from), buckets.map(({ to }) => to), tier.name]
  );
  return rows.map(({ clean }) => clean);
}

/** How many groups differ, by the milliseconds their buckets start at. */
async function countDifferences(client: PoolClient, tier: Tier, { from, to }: Span): Promise<Map<number, number>> {
  const inSpan = 'stored.bucket >= $1::timestamptz and stored.bucket < $2::timestamptz';
  const { rows } = await client.query<{ starts_at: string; differences: number }>(
    `with fresh as materialized (${freshSql(tier, undefined)}),
     different as (
       select (fresh.row).bucket from fresh
       where not exists (select from ${tier.name} stored where ${inSpan} and stored = fresh.row)
       union all
       select stored.bucket from ${tier.name} stored
       where ${inSpan} and not exists (select from fresh where fresh.row = stored)
     )
     select (extract(epoch from bucket) * 1000)::bigint as starts_at, count(*)::int as differences
     from different group by bucket`,
    [from, to]
  );
  return new Map(rows.map(({ starts_at, differences }) => [Number(starts_at), differences]));
}

/** Compares buckets of a tier that follow each other with their attempts, in one snapshot; those that differ are repaired soon after. */
export async function verifyBuckets(pool: Pool, tier: Tier, buckets: readonly Span[]): Promise<Check[]> {
  const span = { from: buckets[0].from, to: buckets[buckets.length - 1].to };
  const checks = await inTransaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    await client.query(HOLD_ATTEMPTS);
    const clean = await whichAreClean(client, tier, buckets);
    const differences = clean.includes(true) ? await countDifferences(client, tier, span) : new Map<number, number>();
    return buckets.map(({ from, to }, at) => ({
      tier: tier.name,
      from,
      to,
      differences: clean[at] ? (differences.get(Date.parse(from)) ?? 0) : undefined,
    }));
  });
  await record(pool, tier, checks);
  return checks;
}

/** Compares the bucket of a tier that holds an instant. */
export async function verifyBucket(pool: Pool, tier: Tier, instant: string): Promise<Check> {
  const [check] = await verifyBuckets(pool, tier, [bucketHolding(instant, tier)]);
  return check;
}

/** A bucket that differs may have been added up from finer ones that do: those are added up anew before it. */
async function markStale(pool: Pool, tier: Tier, different: readonly Check[]): Promise<void> {
  const finer = finerTiers(tier, await readTiers(pool));
  const stale = different.flatMap((bucket) => [
    { name: tier.name, bucket: bucket.from },
    ...finer
      .filter(({ grain }) => grain !== 'hour' || isWholeHours(bucket))
      .flatMap((one) => bucketsOf(bucket, one).map(({ from }) => ({ name: one.name, bucket: from }))),
  ]);
  await pool.query(
    `insert into stale_buckets (tier, bucket) select * from unnest($1::text[], $2::timestamptz[])
     on conflict do nothing`,
    [stale.map(({ name }) => name), stale.map(({ bucket }) => bucket)]
  );
}

async function record(pool: Pool, tier: Tier, checks: readonly Check[]): Promise<void> {
  const compared = checks.filter(({ differences }) => differences !== undefined);
  const different = compared.filter(({ differences }) => differences !== 0);
  if (compared.length === 0) {
    return;
  }
  if (different.length > 0) {
    await markStale(pool, tier, different);
  }
  await pool.query(
    `insert into tier_checks as seen (tier, checked, different, last_checked_at, different_bucket, last_different_at)
     values ($1, $2::bigint, $3::bigint, now(), $4::timestamptz, case when $3 > 0 then now() end)
     on conflict (tier) do update set checked = seen.checked + $2, different = seen.different + $3, last_checked_at = now(),
       different_bucket = coalesce(excluded.different_bucket, seen.different_bucket),
       last_different_at = coalesce(excluded.last_different_at, seen.last_different_at)`,
    [tier.name, compared.length, different.length, different.at(-1)?.from ?? null]
  );
}
