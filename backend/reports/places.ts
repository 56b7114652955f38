import { GRAINS, tierLabel } from '../rollups/tiers';
import { TierSet } from './choose-tiers';

/** Where rows can be read: a tier of each grain, and the attempts. */
export const PLACES = [...GRAINS, 'attempts'] as const;
export type Place = (typeof PLACES)[number];

/** The column of a level that tells how many rows it was made of in one place. */
export const readColumn = (place: Place) => `read_${place}`;

/** What people call the places a set of tiers is read from; undefined where only the attempts are read. */
export function placeLabels(tiers: TierSet | undefined): Array<{ place: Place; label: string }> {
  const ofTiers = GRAINS.flatMap((grain) => {
    const tier = tiers?.[grain];
    return tier ? [{ place: grain, label: tierLabel(tier.name) }] : [];
  });
  return [...ofTiers, { place: 'attempts', label: 'attempts' }];
}

/** Levels of a statement whose groups tell together how many rows were read. */
export interface Counted {
  step: string;
  grouping: number;
  tiers: TierSet | undefined;
}

/** The rows read per place, over all readings, as JSON. */
export function rowsReadSql(counted: readonly Counted[]): string {
  const reads = counted.map(({ step, grouping, tiers }) => {
    const labels = placeLabels(tiers);
    const sums = labels.map(({ place }) => `isum(${readColumn(place)}) as ${place}`);
    const pairs = labels.map(({ place, label }) => `('${label}', ${place})`);
    return `select read.* from (select ${sums.join(', ')} from ${step} where level = ${grouping}) added_up
          cross join lateral (values ${pairs.join(', ')}) as read (part, rows_read)`;
  });
  return `(
      select jsonb_object_agg(part, rows_read)
      from (select part, isum(rows_read) as rows_read from (${reads.join(' union all ')}) reads group by part) parts
      where rows_read > 0
    )`;
}
