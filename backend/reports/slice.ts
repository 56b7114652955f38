import { DimensionName } from '../../contract/names';
import { fromSums, sumColumn, SUMS } from '../rollups/sums';
import { TierSet } from './choose-tiers';
import { attemptsOf } from './conditions';
import { currencyKey, dimensionKey, dimensionSql, rateDaySql } from './group-keys';
import { isShownSql } from './page-step';
import { Asked, eachOf, lacksColumn, lacksSql, Part, partSql, SliceNeeds, SliceOf, whereSql } from './slice-part';
import { dayPart, hourPart, quarterHourPart, weekPart } from './tier-part';

function attemptsPart(asked: Asked, rest: string): Part {
  const { question, parameters } = asked;
  return {
    place: 'attempts',
    dimension: (name) => dimensionSql(name, 'a.started_at', asked),
    currency: (side) => `a.${side}_currency`,
    rateDay: () => rateDaySql('a.started_at', question, parameters),
    sum: (name) => SUMS[name].sql,
    lacks: lacksSql(asked),
    rows: 'count(*)',
    rest,
  };
}

/** The part of `from_attempts` a slice needs. */
const edgePart = (rest: string): Part => ({
  place: 'attempts',
  dimension: (name) => `a.${dimensionKey(name)}`,
  currency: (side) => `a.${currencyKey(side)}`,
  rateDay: () => 'a.rate_day',
  sum: (name) => fromSums(name, `a.${sumColumn(name)}`),
  lacks: (capability) => `bool_or(a.${lacksColumn(capability)})`,
  rows: 'isum(a.rows_read)',
  rest,
});

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

function partsOf(asked: Asked, { week, day, hour, quarter_hour }: TierSet, slice: SliceOf): Part[] {
  const { dimensions, page } = slice;
  const shownAtEdges = page ? [isShownSql(page, dimensions, (name) => `a.${dimensionKey(name)}`)] : [];
  return [
    ...(week ? [weekPart(asked, week, slice)] : []),
    ...(day ? [dayPart(asked, { day, week }, slice)] : []),
    hourPart(asked, hour, slice),
    ...(quarter_hour ? [quarterHourPart(asked, quarter_hour, slice)] : []),
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
