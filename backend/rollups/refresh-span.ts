import { PoolClient } from 'pg';

import { holdsStored, storedValues, sumOfStored } from './stored-sums';
import { CHARGES, isMoney, SumName, SUMS } from './sums';
import { GRAINS, isOfUtc, keepsMoneyApart, SUM_NAMES, tellsCurrencies, Tier, TIER_KEYS, utcBucketSql } from './tiers';

/** A half-open span of instants that holds whole buckets of a tier: any number of those of UTC, or one day or week. */
export interface Span {
  from: string;
  to: string;
}

interface Rows {
  /** What the tier is added up from: the attempts, or a finer tier. */
  table: string;
  startsAt: string;
  sum: (name: SumName) => string;
  holds: (name: SumName) => string;
}

const ATTEMPTS: Rows = {
  table: 'attempts',
  startsAt: 'a.started_at',
  sum: (name) => SUMS[name].sql,
  holds: (name) => `a.${name} is not null`,
};

const rowsOf = (tier: Tier): Rows => ({
  table: tier.name,
  startsAt: 'a.bucket',
  sum: (name) => sumOfStored(name, { tier }),
  holds: holdsStored,
});

/** Tells, where a group is added up both whole and by currency, which of the two a row is. */
const IS_BY_CURRENCY = 'grouping(a.customer_currency) = 0';

/** The span's groups as they should be, each as one row of the tier's table. */
export function freshSql(tier: Tier, finer: Tier | undefined): string {
  const { table, startsAt, sum, holds } = finer ? rowsOf(finer) : ATTEMPTS;
  // Days and weeks are added up one by one, others as many as there are in the span.
  const bucket = isOfUtc(tier.grain) ? utcBucketSql(tier.grain, startsAt) : undefined;
  const column = (name: string) => `a.${name}`;
  const isWhole = !tellsCurrencies(tier);
  const keys = isWhole ? ['a.source_id', 'null', 'null'] : TIER_KEYS.map(column);
  const dimensions = tier.dimensions.map(column);
  const isApart = keepsMoneyApart(tier);
  const isDivided = isApart && !isWhole && !(finer && keepsMoneyApart(finer));
  const kind = isApart ? [isWhole ? 'false' : isDivided ? IS_BY_CURRENCY : 'a.is_money'] : [];
  const ofKind = (name: SumName) =>
    isDivided && !isMoney(name) ? `case when not (${IS_BY_CURRENCY}) then ${sum(name)} end` : sum(name);
  const values = SUM_NAMES.flatMap((name) => storedValues(name, tier, ofKind(name)));
  const groups = [...(bucket ? [bucket] : []), ...dimensions];
  const whole = ['a.source_id', ...groups];
  const rows = isWhole ? whole : [...keys, ...groups, ...kind];
  return `select row(${[bucket ?? '$1::timestamptz', ...keys, ...kind, ...dimensions, ...values].join(', ')})::${tier.name} as row
    from ${table} a
    where ${startsAt} >= $1::timestamptz and ${startsAt} < $2::timestamptz
    ${
      isDivided
        ? `group by grouping sets ((${whole.join(', ')}), (${[...keys, ...groups].join(', ')}))
    having not (${IS_BY_CURRENCY}) or bool_or(${Object.values(CHARGES).map(holds).join(' or ')})`
        : `group by ${rows.join(', ')}`
    }`;
}

/**
 * Whether every bucket of `tier` is made of buckets of `other`, but for days that do not begin with an hour of UTC. Nothing
 * is added up from quarter-hours: they are kept for the shortest time, by few dimensions.
 */
function hasFinerBuckets(other: Tier, tier: Tier): boolean {
  return (
    other.grain !== 'quarter_hour' &&
    GRAINS.indexOf(other.grain) < GRAINS.indexOf(tier.grain) &&
    (other.grain === 'hour' || other.zone === tier.zone)
  );
}

/**
 * The tiers one can be added up from, the nearest first: those of the same buckets with few other dimensions, then those of
 * finer ones.
 */
export function finerTiers(tier: Tier, tiers: readonly Tier[]): Tier[] {
  const hasAll = ({ dimensions }: Tier) => tier.dimensions.every((name) => dimensions.includes(name));
  const isFiner = ({ dimensions }: Tier) => dimensions.length > tier.dimensions.length;
  const nearestFirst = (a: Tier, b: Tier) =>
    GRAINS.indexOf(b.grain) - GRAINS.indexOf(a.grain) || a.dimensions.length - b.dimensions.length;
  return tiers
    .filter((one) => (one.grain === tier.grain && one.zone === tier.zone ? isFiner(one) : hasFinerBuckets(one, tier)))
    .filter(hasAll)
    .sort(nearestFirst);
}

/** Fine grains before coarse ones, and those with the most dimensions first: each tier after those it can be added up from. */
export function inBuildingOrder(a: Tier, b: Tier): number {
  return GRAINS.indexOf(a.grain) - GRAINS.indexOf(b.grain) || b.dimensions.length - a.dimensions.length;
}

/** Rows that are read together stand together: those of a bucket, of money or not, and of several dimensions a customer's. */
function storedOrder(tier: Tier): string[] {
  const [first, ...others] = tier.dimensions;
  const columns = ['bucket', ...(keepsMoneyApart(tier) ? ['is_money'] : []), ...(others.length > 0 ? [first] : [])];
  return columns.map((column) => `(fresh.row).${column}`);
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
       order by ${storedOrder(tier).join(', ')}
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
