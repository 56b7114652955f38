import { PoolClient } from 'pg';

import { combinedSql, Sum, sumColumn, SUMS } from './sums';
import { SUM_NAMES, Tier, TIER_KEYS } from './tiers';

/** A half-open span of instants that holds whole buckets of a tier: any number of hours, or one day. */
export interface Span {
  from: string;
  to: string;
}

/** A count of nothing is stored as nothing: in a fine tier most counts are, and nothing takes no room. */
function storedSql(sum: Sum, value: string): string {
  return sum.combine === 'count' ? `nullif(${value}, 0)::${sum.type}` : `(${value})::${sum.type}`;
}

/** The span's groups as they should be, each as one row of the tier's table. */
export function freshSql(tier: Tier, finer: Tier | undefined): string {
  const [table, startOf] = finer ? [finer.name, 'a.bucket'] : ['attempts', 'a.started_at'];
  const hour = finer ? startOf : `date_bin('1 hour', ${startOf}, 'epoch')`;
  const bucket = tier.grain === 'hour' ? hour : '$1::timestamptz';
  const keys = [...TIER_KEYS, ...tier.dimensions].map((name) => `a.${name}`);
  const sums = SUM_NAMES.map((name) =>
    storedSql(SUMS[name], finer ? combinedSql(name, `a.${sumColumn(name)}`) : SUMS[name].sql)
  );
  const groups = tier.grain === 'hour' ? [bucket, ...keys] : keys;
  return `select row(${[bucket, ...keys, ...sums].join(', ')})::${tier.name} as row
    from ${table} a
    where ${startOf} >= $1::timestamptz and ${startOf} < $2::timestamptz
    group by ${groups.join(', ')}`;
}

/** The tiers one can be added up from, the nearest first: those of the same buckets, then of hours, with few other dimensions. */
export function finerTiers(tier: Tier, tiers: readonly Tier[]): Tier[] {
  const hasAll = ({ dimensions }: Tier) => tier.dimensions.every((name) => dimensions.includes(name));
  const isFiner = ({ dimensions }: Tier) => dimensions.length > tier.dimensions.length;
  const nearestFirst = (a: Tier, b: Tier) => a.dimensions.length - b.dimensions.length;
  const able = tiers.filter(hasAll).sort(nearestFirst);
  const ofSameBuckets = able.filter((one) => one.grain === tier.grain && one.zone === tier.zone && isFiner(one));
  return tier.grain === 'hour' ? ofSameBuckets : [...ofSameBuckets, ...able.filter(({ grain }) => grain === 'hour')];
}

/** Hours before days, and those with the most dimensions first: each tier after those it can be added up from. */
export function inBuildingOrder(a: Tier, b: Tier): number {
  return Number(a.grain === 'day') - Number(b.grain === 'day') || b.dimensions.length - a.dimensions.length;
}

/**
 * Adds a span up anew within the client's transaction, from the attempts or from a finer tier, and writes only the
 * groups that changed: their buckets have a new version. Returns how many groups were written or removed.
 */
export async function refreshSpan(client: PoolClient, tier: Tier, { from, to }: Span, finer?: Tier): Promise<number> {
  const inSpan = 'stored.bucket >= $1::timestamptz and stored.bucket < $2::timestamptz';
  const { rows } = await client.query<{ changed: number }>(
    `with fresh as materialized (${freshSql(tier, finer)}),
     removed as (
       delete from ${tier.name} stored
       where ${inSpan} and not exists (select from fresh where fresh.row = stored)
       returning bucket
     ),
     added as (
       insert into ${tier.name}
       select (fresh.row).* from fresh
       where not exists (select from ${tier.name} stored where ${inSpan} and stored = fresh.row)
       order by (fresh.row).bucket
       returning bucket
     ),
     changed as (
       select bucket, count(*)::int as groups from (select bucket from removed union all select bucket from added) one
       group by bucket
     ),
     versions as (
       insert into tier_buckets as held (tier, bucket, version) select $3, bucket, 1 from changed
       on conflict (tier, bucket) do update set version = held.version + 1, refreshed_at = now()
     )
     select coalesce(sum(groups), 0)::int as changed from changed`,
    [from, to, tier.name]
  );
  return rows[0].changed;
}
