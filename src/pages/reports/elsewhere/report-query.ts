import { DEFAULT_LIMIT } from '../../../../contract/question';
import type { GrafanaQueryInput } from '../../../../contract/grafana-query';
import { dashboardZone } from '../../../datasource/dashboard-zone';
import { isPivot, orderOf } from '../report-question';
import type { ReportState } from '../report-state';

/** The question on the page as the data source asks it. The window is Grafana's time range. */
export function reportQuery(state: ReportState, layout: GrafanaQueryInput['layout']): GrafanaQueryInput {
  const dimensions = isPivot(state) ? [...state.groups, state.pivot] : state.groups;
  return {
    layout,
    measures: isPivot(state) ? state.values : state.measures,
    dimensions,
    bucket: dimensions.includes('time') ? state.bucket : undefined,
    filters: state.filters,
    currencies: state.currencies,
    compare: state.compare,
    empty_buckets: dimensions.includes('time') && state.emptyBuckets ? true : undefined,
    marks: state.marks,
    order: orderOf(state.view.sorting, dimensions),
    zone: state.timezone ? dashboardZone(state.timezone) : undefined,
    limit: state.limit === DEFAULT_LIMIT ? undefined : state.limit,
  };
}
