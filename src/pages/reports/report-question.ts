import type { DimensionName } from '../../../contract/names';
import type { Filter, QuestionInput, Window } from '../../../contract/question';
import type { Sorting } from '../../breakout/arrange/sorting';
import { TREE_COLUMN } from '../../breakout/arrange/tree-column';
import { planPivot, planTree, type PivotPlan } from '../../breakout/pivot/pivot-plan';
import type { RowPath } from '../../breakout/pivot/row-path';
import type { ReportState } from './report-state';

/** When the figures are asked for: the state holds `now-7d`, this what it is now. */
export interface Moment {
  window: Window;
  /** IANA zone. */
  zone: string;
}

/** The question behind the rows the table opens with. */
export function tableQuestion(state: ReportState, moment: Moment): QuestionInput {
  return questionOf(state, moment, planOf(state), state.filters);
}

/** The question behind the rows below one row. */
export function branchQuestion(state: ReportState, moment: Moment, path: RowPath): QuestionInput {
  const above = state.groups.slice(0, path.length);
  const parents: Filter[] = above.flatMap((dimension, index) =>
    dimension === 'time' ? [] : [{ dimension, operator: 'in' as const, values: [path[index]] }]
  );
  const times = above.filter((dimension) => dimension === 'time');
  const dimensions = [...times, state.groups[path.length]];
  return questionOf(state, moment, { dimensions, subtotals: [] }, [...state.filters, ...parents]);
}

/** The question behind the file: every row of the finest level, in the order shown. */
export function fileQuestion(state: ReportState, moment: Moment): QuestionInput {
  const dimensions = isPivot(state) ? [...state.groups, state.pivot] : state.groups;
  const { limit: _, ...question } = questionOf(state, moment, { dimensions, subtotals: [] }, state.filters);
  return { ...question, order: orderOf(state.view.sorting, dimensions) };
}

/** The order of the rows, as far as the service knows the columns they are sorted by. */
export function orderOf(sorting: Sorting, dimensions: readonly DimensionName[]): NonNullable<QuestionInput['order']> {
  return sorting.flatMap(({ id, descending }) => {
    const by = id === TREE_COLUMN ? dimensions[0] : id;
    return by && !by.includes('|') ? [{ by, direction: descending ? ('desc' as const) : ('asc' as const) }] : [];
  });
}

export function isPivot(state: ReportState): state is ReportState & { pivot: DimensionName } {
  return state.layout === 'pivot' && state.pivot !== undefined;
}

function planOf(state: ReportState): PivotPlan<DimensionName> {
  if (isPivot(state)) {
    return planPivot(state.groups, state.pivot);
  }
  return state.layout === 'flat'
    ? { dimensions: state.groups, subtotals: [] }
    : planTree(state.groups, state.view.expansion.depth);
}

function questionOf(
  state: ReportState,
  { window, zone }: Moment,
  { dimensions, subtotals }: PivotPlan<DimensionName>,
  filters: Filter[]
): QuestionInput {
  return {
    measures: isPivot(state) ? state.values : state.measures,
    dimensions,
    bucket: dimensions.includes('time') ? state.bucket : undefined,
    filters,
    window,
    zone,
    currencies: state.currencies,
    subtotals,
    compare: state.compare,
    empty_buckets: dimensions.includes('time') && state.emptyBuckets ? true : undefined,
    marks: state.marks,
    limit: state.limit,
  };
}
