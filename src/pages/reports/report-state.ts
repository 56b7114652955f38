import type { ReportDescription, ReportView } from '../../../contract/catalog';
import type { Bucket, Comparison, DimensionName, MarkName, MeasureName, ReportName } from '../../../contract/names';
import { DEFAULT_LIMIT, type Filter } from '../../../contract/question';
import { INITIAL_VIEW, type BreakoutView } from '../../breakout/arrange/breakout-view';
import { openingChart, type Chart } from './chart/report-charts';

/** How the rows are laid out: a tree, one flat list, or with one more dimension across. */
export type Layout = 'tree' | 'flat' | 'pivot';

/** All a reader has chosen on the page; what a link to it carries. */
export interface ReportState {
  report: ReportName;
  /** Id of the saved report the page was opened by; empty for none. */
  saved: string;
  /** Which way of looking at the report; empty where it has one only. */
  reportView: string;
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
  /** What the figures stand beside. */
  compare?: Comparison;
  emptyBuckets: boolean;
  /** The tests that mark rows. */
  marks: MarkName[];
  chart: Chart;
  view: BreakoutView;
}

const PIVOT_MEASURES = 2;

/** The view of a report that has this name, else its first. Undefined where it has none. */
export function reportViewOf({ views }: ReportDescription, name: string | null | undefined): ReportView | undefined {
  return views?.find((view) => view.name === name) ?? views?.[0];
}

/** What a report's rows are usually grouped by, as it is looked at. */
export function groupingsOf(report: ReportDescription, viewName: string): DimensionName[] {
  return reportViewOf(report, viewName)?.groupings ?? report.groupings;
}

/** What a report opens with, by the first of its views or the one named. */
export function initialState(report: ReportDescription, viewName?: string | null): ReportState {
  const view = reportViewOf(report, viewName);
  const defaults = { ...report.defaults, ...view?.defaults };
  const across = view?.across ?? report.across;
  const dimensions = defaults.dimensions ?? [];
  return {
    report: report.name,
    saved: '',
    reportView: view?.name ?? '',
    from: `now-${report.defaultDays}d`,
    to: 'now',
    timezone: '',
    filters: (defaults.filters ?? []).map(({ dimension, operator = 'in', values }) => ({
      dimension,
      operator,
      values,
    })),
    groups: dimensions.filter((name) => name !== across),
    bucket: defaults.bucket ?? '1d',
    layout: across ? 'pivot' : 'tree',
    pivot: across,
    values: across ? defaults.measures : defaults.measures.slice(0, PIVOT_MEASURES),
    measures: defaults.measures,
    currencies: defaults.currencies ?? [],
    limit: DEFAULT_LIMIT,
    compare: defaults.compare,
    emptyBuckets: defaults.empty_buckets ?? false,
    marks: defaults.marks ?? [],
    chart: openingChart(report),
    view: INITIAL_VIEW,
  };
}

/** Another report, or another view of it, over the same calls: the window, the zone and the reader's filters stay. */
export function changeReport(
  state: ReportState,
  former: ReportDescription,
  report: ReportDescription,
  view?: string
): ReportState {
  const { from, to, timezone, compare } = state;
  const opening = initialState(report, view);
  const ofFormer = initialState(former, state.reportView).filters.map((filter) => JSON.stringify(filter));
  const kept = state.filters.filter((filter) => !ofFormer.includes(JSON.stringify(filter)));
  const own = opening.filters.filter(({ dimension }) => kept.every((filter) => filter.dimension !== dimension));
  return { ...opening, from, to, timezone, filters: [...kept, ...own], compare };
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
    state.groups.length > 1
      ? state.groups.at(-1)
      : groupingsOf(report, state.reportView).find((name) => !state.groups.includes(name));
  return ask(state, { layout: 'pivot', pivot: across, groups: state.groups.filter((name) => name !== across) });
}
