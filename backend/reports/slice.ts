import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Span } from '../rollups/refresh-span';
import { sumOfStored, valueOfStored } from '../rollups/stored-sums';
import { combinedSql, isMoney, Side, sumColumn, SumName, SUMS } from '../rollups/sums';
import { keepsMoneyApart, Tier, tierLabel } from '../rollups/tiers';
import { TierPair } from './choose-tiers';
import { attemptsOf, conditions, joinsOf } from './conditions';
import { currencyKey, dimensionKey, dimensionSql, rateDaySql } from './group-keys';
import { Capability } from './measure';
import { isShownSql } from './page-step';
import { Parameters } from './parameters';
import { Scope } from './principal';

/** Sources that cannot know something, by what they cannot know. */
export type Lacking = Partial<Record<Capability, readonly number[]>>;

export const lacksColumn = (capability: Capability) => `lacks_${capability}`;

export interface SliceNeeds {
  sums: readonly SumName[];
  /** The sides whose currency the slice is kept apart by. */
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
  tiers?: TierPair;
  page?: string;
}

/** Where a part of a slice is read: its name for people, its keys, sums and counts over rows `a`, the rest of its select. */
interface Part {
  part: string;
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

function partSql({ dimensions, needs }: Pick<SliceOf, 'dimensions' | 'needs'>, from: Part): string {
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
    `select ${[...keys, ...sums, ...lacks, `'${from.part}' as part`, `${from.rows} as rows_read`].join(',\n    ')}`,
    from.rest,
    ...(groups ? [`group by ${groups}`] : []),
  ].join('\n  ');
}

const lacksSql =
  ({ parameters }: Asked) =>
  (_: Capability, sources: readonly number[]) =>
    `bool_or(a.source_id = any(${parameters.bind(sources, 'int[]')}))`;

function attemptsPart(asked: Asked, rest: string): Part {
  const { question, parameters } = asked;
  return {
    part: 'attempts',
    dimension: (name) => dimensionSql(name, 'a.started_at', question, parameters),
    currency: (side) => `a.${side}_currency`,
    rateDay: () => rateDaySql('a.started_at', question, parameters),
    sum: (name) => SUMS[name].sql,
    lacks: lacksSql(asked),
    rows: 'count(*)',
    rest,
  };
}

/** The type of a sum once it was added up. */
const addedUpType = (name: SumName) => (SUMS[name].type === 'int' ? 'bigint' : SUMS[name].type);

interface TierReading {
  tier: Tier;
  /** Holds the buckets that are read, and what is kept apart of time. */
  step: string;
  /** The rest of a select, given what its rows must meet beside the question, and whether it needs what the step tells of time. */
  restWhere: (wanted: string[], needsTime: boolean) => string;
}

/** The parts that read a tier: one, or where it keeps money apart, one for counts and one for money. */
function tierParts(asked: Asked, { dimensions, needs }: SliceOf, { tier, step, restWhere }: TierReading): Part[] {
  const { question, parameters } = asked;
  const all: Part = {
    part: tierLabel(tier.name),
    dimension: (name) =>
      name === 'time' ? `${step}.${dimensionKey(name)}` : dimensionSql(name, 'a.bucket', question, parameters),
    currency: (side) => `a.${side}_currency`,
    rateDay: () => `${step}.rate_day`,
    sum: sumOfStored,
    lacks: lacksSql(asked),
    rows: 'count(*)',
    rest: '',
  };
  const hasTime = dimensions.includes('time');
  if (!keepsMoneyApart(tier)) {
    return [{ ...all, rest: restWhere([], hasTime || needs.byDay) }];
  }
  const only = (isHeld: (name: SumName) => boolean, sum: (name: SumName) => string) => (name: SumName) =>
    isHeld(name) ? sum(name) : `null::${addedUpType(name)}`;
  const counts: Part = {
    ...all,
    currency: () => 'null::text',
    rateDay: () => 'null::date',
    sum: only((name) => !isMoney(name), sumOfStored),
    rest: restWhere(['not a.is_money'], hasTime),
  };
  if (needs.sides.length === 0) {
    return [counts];
  }
  const money: Part = {
    ...all,
    sum: only(isMoney, sumOfStored),
    rest: restWhere(['a.is_money'], hasTime || needs.byDay),
  };
  // Kept apart by day for its rates, a row is a group: adding it up alone would be the most work of all.
  const isGrouped = needs.byDay && tier.grain === 'day' && tier.dimensions.every((name) => dimensions.includes(name));
  const eachRow = (_: Capability, sources: readonly number[]) =>
    `a.source_id = any(${parameters.bind(sources, 'int[]')})`;
  return [
    counts,
    isGrouped ? { ...money, isGrouped, sum: only(isMoney, valueOfStored), rows: '1::bigint', lacks: eachRow } : money,
  ];
}

/** The part of `from_attempts` a slice needs. */
const edgePart = (rest: string): Part => ({
  part: 'attempts',
  dimension: (name) => `a.${dimensionKey(name)}`,
  currency: (side) => `a.${currencyKey(side)}`,
  rateDay: () => 'a.rate_day',
  sum: (name) => fromSums(name, `a.${sumColumn(name)}`),
  lacks: (capability) => `bool_or(a.${lacksColumn(capability)})`,
  rows: 'isum(a.rows_read)',
  rest,
});

const whereSql = (wanted: readonly string[]) => (wanted.length > 0 ? `where ${wanted.join('\n    and ')}` : '');

/** Rows that start in a span or bucket of a step, one by one, through the index, which `offset 0` makes sure of: joined freely, all of the window would be read. */
function eachOf(
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

/** Sums that were added up in the statement already: there all counts are bigints. */
export const fromSums = (name: SumName, column: string) =>
  SUMS[name].type === 'int' ? `isum(${column})` : combinedSql(name, column);

/** The step that adds up, once for all slices, what has to be read from the attempts beside the tiers. */
export function edgeStep(asked: Asked, dimensions: readonly DimensionName[], needs: SliceNeeds): string {
  const rest = eachOf(asked, {
    step: 'row_span',
    table: 'attempts',
    at: 'a.started_at',
    within: ['a.started_at >= row_span.starts_at', 'a.started_at < row_span.ends_at'],
  });
  return `from_attempts as materialized (\n  ${partSql({ dimensions, needs }, attemptsPart(asked, rest))}\n)`;
}

/** The days that are not open, one by one. */
const EACH_CLEAN_DAY = 'join covered_day on not covered_day.is_open and a.bucket = covered_day.starts_at';

/** The same days as a span but for those that are open, of which there are few: a join would cost each row as much again. */
function cleanDays({ days, parameters }: Asked): string[] {
  return [
    `a.bucket >= ${parameters.bind(days[0].from, 'timestamptz')}`,
    `a.bucket < ${parameters.bind(days.at(-1)!.to, 'timestamptz')}`,
    'a.bucket <> all (array(select starts_at from covered_day where is_open))',
  ];
}

function followEachOther(days: readonly Span[]): boolean {
  return days.length > 0 && days.slice(1).every(({ from }, at) => from === days[at].to);
}

function dayParts(asked: Asked, day: Tier, slice: SliceOf, shown: string[]): Part[] {
  const { question, scope, parameters, days } = asked;
  const restWhere = (wanted: string[], needsTime: boolean) => {
    const isSpan = !needsTime && followEachOther(days);
    const within = [...conditions(question, scope, 'a.bucket', parameters), ...shown, ...wanted];
    return [
      `from ${day.name} a`,
      ...(isSpan ? [] : [EACH_CLEAN_DAY]),
      ...joinsOf(question),
      whereSql([...within, ...(isSpan ? cleanDays(asked) : [])]),
    ].join('\n  ');
  };
  return tierParts(asked, slice, { tier: day, step: 'covered_day', restWhere });
}

function hourParts(asked: Asked, hour: Tier, slice: SliceOf, shown: string[]): Part[] {
  const restWhere = (wanted: string[]) => {
    const within = ['a.bucket = clean_hour.hour', ...wanted];
    const rows = eachOf(asked, { step: 'clean_hour', table: hour.name, at: 'a.bucket', within });
    return [rows, whereSql(shown)].join('\n  ');
  };
  return tierParts(asked, slice, { tier: hour, step: 'clean_hour', restWhere });
}

function partsOf(asked: Asked, { day, hour }: TierPair, slice: SliceOf): Part[] {
  const { question, parameters } = asked;
  const { dimensions, page } = slice;
  const shown = (step: string) =>
    page
      ? [
          isShownSql(page, dimensions, (name) =>
            name === 'time' ? `${step}.${dimensionKey(name)}` : dimensionSql(name, 'a.bucket', question, parameters)
          ),
        ]
      : [];
  const shownAtEdges = page ? [isShownSql(page, dimensions, (name) => `a.${dimensionKey(name)}`)] : [];
  return [
    ...(day ? dayParts(asked, day, slice, shown('covered_day')) : []),
    ...hourParts(asked, hour, slice, shown('clean_hour')),
    edgePart(['from from_attempts a', whereSql(shownAtEdges)].join('\n  ')),
  ];
}

/**
 * The step that adds up what the question is about by some of its dimensions, and by currency and day where money needs
 * that. Parts read from different places may each hold a piece of one group.
 */
export function sliceStep(asked: Asked, slice: SliceOf): string {
  const { question, scope, parameters } = asked;
  const parts = slice.tiers
    ? partsOf(asked, slice.tiers, slice)
    : [attemptsPart(asked, attemptsOf(question, scope, parameters))];
  return `slice_${slice.name} as (\n  ${parts.map((part) => partSql(slice, part)).join('\n  union all\n  ')}\n)`;
}
