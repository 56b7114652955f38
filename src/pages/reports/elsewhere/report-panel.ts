import type { DataSourceRef, Panel } from '@grafana/schema';

import { BREAKOUT_PANEL_ID } from '../../../../contract/plugin-ids';
import type { BreakoutOptions } from '../../../breakout-panel/breakout-options';
import { isPivot } from '../report-question';
import type { ReportState } from '../report-state';
import { reportQuery } from './report-query';

const SIZE = { x: 0, y: 0, w: 24, h: 14 };

/** The report as a panel of a dashboard, laid out as on the page. */
export function reportPanel(title: string, state: ReportState, datasource: DataSourceRef): Panel {
  const { sorting, filters, expansion } = state.view;
  const options: Partial<BreakoutOptions> = {
    pivot: isPivot(state),
    sorting,
    filters: { ...filters },
    showFilters: Object.keys(filters).length > 0,
    depth: expansion.depth,
  };
  return {
    type: BREAKOUT_PANEL_ID,
    title,
    datasource,
    targets: [{ refId: 'A', datasource, ...reportQuery(state, state.layout === 'flat' ? 'table' : 'breakout') }],
    options,
    fieldConfig: { defaults: {}, overrides: [] },
    gridPos: SIZE,
  };
}
