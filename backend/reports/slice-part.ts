import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Span } from '../rollups/refresh-span';
import { Side, sumColumn, SumName } from '../rollups/sums';
import { TierSet } from './choose-tiers';
import { conditions, joinsOf } from './conditions';
import { currencyKey, dimensionKey } from './group-keys';
import { Capability } from './measure';
import { Parameters } from './parameters';
import { Place, PLACES } from './places';
import { Scope } from '../../contract/access/scope';

/** Sources that cannot know something, by what they cannot know. */
export type Lacking = Partial<Record<Capability, readonly number[]>>;

export const lacksColumn = (capability: Capability) => `lacks_${capability}`;

export interface SliceNeeds {
  sums: readonly SumName[];
  /** The sides whose currency the slice is kept apart by: those with money to be converted. */
  sides: readonly Side[];
  /** Whether days are kept apart too, for the rates of that day. */
  byDay: boolean;
  lacking: Lacking;
}

export interface Asked {
  question: Question;
  scope: Scope;
  parameters: Parameters;
  /** The whole days of the window, where tiers of days are read. */
  days: readonly Span[];
}

/** What is read: by which dimensions and sums, from which tiers, and whether only groups of a page are wanted. */
export interface SliceOf {
  name: string;
  dimensions: readonly DimensionName[];
  needs: SliceNeeds;
  tiers?: TierSet;
  page?: string;
  /** The step that holds the hours to read from a tier, where not all are. */
  hours?: string;
}

/** Where a part of a slice is read: which place that is, its keys, sums and counts over rows `a`, the rest of its select. */
export interface Part {
  place: Place;
  dimension: (name: DimensionName) => string;
  currency: (side: Side) => string;
  rateDay: () => string;
  sum: (name: SumName) => string;
  lacks: (capability: Capability, sources: readonly number[]) => string;
  rows: string;
  rest: string;
  /** Whether its rows are groups of the slice already. */
  isGrouped?: boolean;
}

export function partSql({ dimensions, needs }: Pick<SliceOf, 'dimensions' | 'needs'>, from: Part): string {
  const keys = [
    ...dimensions.map((name) => `${from.dimension(name)} as ${dimensionKey(name)}`),
    ...needs.sides.map((side) => `${from.currency(side)} as ${currencyKey(side)}`),
    ...(needs.byDay ? [`${from.rateDay()} as rate_day`] : []),
  ];
  const sums = needs.sums.map((name) => `${from.sum(name)} as ${sumColumn(name)}`);
  const lacks = Object.entries(needs.lacking).map(
    ([capability, sources]) =>
      `${from.lacks(capability as Capability, sources)} as ${lacksColumn(capability as Capability)}`
  );
  const groups = from.isGrouped ? '' : keys.map((_, index) => index + 1).join(', ');
  return [
    `select ${[...keys, ...sums, ...lacks, `${PLACES.indexOf(from.place)} as place`, `${from.rows} as rows_read`].join(',\n    ')}`,
    from.rest,
    ...(groups ? [`group by ${groups}`] : []),
  ].join('\n  ');
}

export const lacksSql =
  ({ parameters }: Asked) =>
  (_: Capability, sources: readonly number[]) =>
    `bool_or(a.source_id = any(${parameters.bind(sources, 'int[]')}))`;

export const whereSql = (wanted: readonly string[]) => (wanted.length > 0 ? `where ${wanted.join('\n    and ')}` : '');

/** Rows that start in a span or bucket of a step, one by one, through the index, which `offset 0` makes sure of: joined freely, all of the window would be read. */
export function eachOf(
  { question, scope, parameters }: Asked,
  { step, table, at, within }: { step: string; table: string; at: string; within: string[] }
): string {
  const joins = joinsOf(question).join('\n  ');
  return `from ${step} cross join lateral (
    select a.* from ${table} a ${joins}
    ${whereSql([...conditions(question, scope, at, parameters), ...within])}
    offset 0
  ) a ${joins}`;
}
