import { locationUtil } from '@grafana/data';
import type { DataSourceRef } from '@grafana/schema';

import type { CallsQueryInput, NumbersQueryInput } from '../../../../contract/calls-query';
import type { GrafanaQueryInput } from '../../../../contract/grafana-query';

/** A question as the data source asks it. The window is Grafana's time range. */
export type AskedQuery = GrafanaQueryInput | CallsQueryInput | NumbersQueryInput;

/** Address of Grafana's Explore with the question on a page and its window. */
export function exploreUrl(
  query: AskedQuery,
  { from, to }: { from: string; to: string },
  datasource: DataSourceRef
): string {
  const pane = {
    datasource: datasource.uid,
    queries: [{ refId: 'A', datasource, ...query }],
    range: { from, to },
  };
  const params = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ trunkline: pane }) });
  return locationUtil.assureBaseUrl(`/explore?${params}`);
}
