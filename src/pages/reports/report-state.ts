import type { ReportDescription } from '../../../contract/catalog';
import type { Bucket, DimensionName, MeasureName, ReportName } from '../../../contract/names';
import { DEFAULT_LIMIT, type Filter } from '../../../contract/question';
import { INITIAL_VIEW, type BreakoutView } from '../../breakout/arrange/breakout-view';
import { openingChart, type Chart } from './chart/report-charts';

/** How the rows are laid out: a tree, one flat list, or with one more dimension across. */
export type Layout = 'tree' | 'flat' | 'pivot';

/** All a reader has chosen on the page; what a link to it carries. */
export interface ReportState {
  report: ReportName;
  /** As Grafana writes times: `now-7d`, or milliseconds. */
  from: string;
  to: string;
  /** As Grafana writes zones; empty for the reader's own. */
  timezone: string;
  filters: Filter[];
  groups: DimensionName[];
  bucket: Bucket;
  layout: Layout;
  /** The dimension across, in a pivot. */
  pivot?: DimensionName;
  /** The measures of a pivot. */
  values: MeasureName[];
  measures: MeasureName[];
  currencies: string[];
  limit: number;
  chart: Chart;
  view: BreakoutView;
}

const PIVOT_MEASURES = 2;

/** What a report opens with. */
export function initialState(report: ReportDescription): ReportState {
  const { defaults } = report;
  return {
    report: report.name,
    from: `now-${report.defaultDays}d`,
    to: 'now',
    timezone: '',
    filters: [],
    groups: defaults.dimensions ?? [],
    bucket: defaults.bucket ?? '1d',
    layout: 'tree',
    pivot: undefined,
    values: defaults.measures.slice(0, PIVOT_MEASURES),
    measures: defaults.measures,
    currencies: defaults.currencies ?? [],
    limit: DEFAULT_LIMIT,
    chart: openingChart(report),
    view: INITIAL_VIEW,
  };
}

/** Another report over the same calls: the window, the zone and the filters stay. */
export function changeReport(state: ReportState, report: ReportDescription): ReportState {
  const { from, to, timezone, filters } = state;
  return { ...initialState(report), from, to, timezone, filters };
}

/** A change of what is asked closes the rows that were open: they may not exist any more. */
export function ask(state: ReportState, change: Partial<ReportState>): ReportState {
  return { ...state, view: { ...state.view, expansion: INITIAL_VIEW.expansion }, ...change };
}

/** Turns the pivot on, taking the last group (or the first free one) across, and off again. */
export function togglePivot(state: ReportState, report: ReportDescription): ReportState {
  if (state.layout === 'pivot') {
    const groups = state.pivot ? [...state.groups, state.pivot] : state.groups;
    return ask(state, { layout: 'tree', groups, pivot: undefined });
  }
  const across =
    state.groups.length > 1 ? state.groups.at(-1) : report.groupings.find((name) => !state.groups.includes(name));
  return ask(state, { layout: 'pivot', pivot: across, groups: state.groups.filter((name) => name !== across) });
}
