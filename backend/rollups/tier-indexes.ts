import { DimensionName } from '../../contract/names';
import { digest, isOfUtc, keepsMoneyApart, Tier, TierDimension } from './tiers';

export interface LookUpKey {
  name: TierDimension;
  /** Over rows `a`. Unknown values stand as empty ones, so that they can be matched. */
  sql: string;
}

const keyOf = (name: TierDimension, row = '') => `coalesce(${row}${name}, '')`;

/** Customers and providers are few: by one of them a tier is soon read whole. Buckets of UTC are read one by one. */
const isLookedUp = ({ grain, dimensions }: Tier) =>
  !isOfUtc(grain) && (dimensions.length > 1 || dimensions.includes('destination_prefix'));

/** What finds one group's rows in a tier, bucket by bucket. */
export const lookedUpBy = ({ dimensions }: Tier): LookUpKey[] =>
  dimensions.map((name) => ({ name, sql: keyOf(name, 'a.') }));

/** Whether the groups of these dimensions can be looked up in the tier one by one. */
export function isLookedUpBy(tier: Tier, dimensions: readonly DimensionName[]): boolean {
  const kept: readonly DimensionName[] = tier.dimensions;
  return isLookedUp(tier) && dimensions.length === kept.length && dimensions.every((name) => kept.includes(name));
}

export interface TierIndex {
  name: string;
  columns: string[];
}

/** PostgreSQL cuts names after 63 characters. */
const NAME_LENGTH = 58;

/** What finds rows of a tier quickly: those of a bucket, of one value, of one group. */
export function tierIndexes(tier: Tier): TierIndex[] {
  const { dimensions } = tier;
  const lookUp = ['bucket', ...dimensions.map((name) => keyOf(name))];
  const ofOneValue = dimensions.length === 1 ? dimensions : dimensions.filter((name) => name === 'customer_id');
  const narrowed = tier.grain === 'quarter_hour' ? [] : ofOneValue;
  const indexed = [
    ...(keepsMoneyApart(tier) ? [['bucket', 'is_money']] : isLookedUp(tier) ? [] : [['bucket']]),
    ...(isLookedUp(tier) ? [lookUp] : []),
    ...narrowed.map((name) => [name, 'bucket']),
  ];
  return indexed.map((columns) => ({
    name: `${tier.name.slice(0, NAME_LENGTH)}_${digest(JSON.stringify([tier.name, columns]))}`,
    columns,
  }));
}
