import { locationUtil } from '@grafana/data';
import type { DataSourceRef } from '@grafana/schema';

import type { ReportState } from '../report-state';
import { reportQuery } from './report-query';

/** Address of Grafana's Explore with the question on the page. */
export function exploreUrl(state: ReportState, datasource: DataSourceRef): string {
  const pane = {
    datasource: datasource.uid,
    queries: [{ refId: 'A', datasource, ...reportQuery(state, 'table') }],
    range: { from: state.from, to: state.to },
  };
  const params = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ trunkline: pane }) });
  return locationUtil.assureBaseUrl(`/explore?${params}`);
}
