import { type Drawn, NO_CALLS, type Panel, panelOf } from './panel';

/** What is unknown is neither good nor bad. */
const UNKNOWN = { type: 'special', options: { match: 'null', result: { text: '–', color: 'text', index: 0 } } };

/** A few numbers, large: those whose names as shown are given, otherwise all. */
export function stat(drawn: Drawn & { fields?: readonly string[]; colored?: boolean }): Panel {
  const { fields, colored = true, ...rest } = drawn;
  return panelOf(
    'stat',
    { ...rest, defaults: { noValue: 'No calls', mappings: [UNKNOWN], ...rest.defaults } },
    {
      reduceOptions: { calcs: ['lastNotNull'], fields: fields ? `/^(${fields.join('|')})$/` : '', values: false },
      colorMode: colored ? 'value' : 'none',
      graphMode: 'none',
      justifyMode: 'center',
      textMode: 'value_and_name',
      wideLayout: false,
      orientation: 'auto',
      showPercentChange: false,
    }
  );
}

/** More buckets beside each other are too narrow to point at. */
const MOST_BANDS = 100;

interface OverTime extends Drawn {
  /** No bucket is narrower. */
  least?: '15m' | '1h' | '1d';
  /** The legend then stands beside the graph. */
  manyLines?: boolean;
}

/** Lines over time. */
export function lines(drawn: OverTime): Panel {
  return overTime(drawn, { drawStyle: 'line', lineWidth: 1, fillOpacity: 8, showPoints: 'auto', spanNulls: false });
}

/** Stacked columns over time. */
export function columns(drawn: OverTime): Panel {
  const stacking = { mode: 'normal', group: 'A' };
  return overTime(drawn, { drawStyle: 'bars', lineWidth: 0, fillOpacity: 80, showPoints: 'never', stacking });
}

/** A band for each series, in the colours of its thresholds: legible where lines of many would be a tangle. */
export function bands(drawn: Drawn & Pick<OverTime, 'least'>): Panel {
  const { least, ...rest } = drawn;
  const panel = panelOf(
    'status-history',
    {
      ...rest,
      defaults: {
        noValue: NO_CALLS,
        color: { mode: 'thresholds' },
        ...rest.defaults,
        custom: { lineWidth: 0, fillOpacity: 75 },
      },
    },
    {
      showValue: 'never',
      rowHeight: 0.9,
      colWidth: 0.95,
      legend: { showLegend: false },
      tooltip: { mode: 'single', sort: 'none' },
    }
  );
  return { ...panel, maxDataPoints: MOST_BANDS, ...(least && { interval: least }) };
}

/** Rows, each figure with its unit. */
export function table(drawn: Drawn): Panel {
  return panelOf(
    'table',
    { ...drawn, defaults: { noValue: NO_CALLS, ...drawn.defaults, custom: { minWidth: 64, wrapHeaderText: true } } },
    { cellHeight: 'sm', showHeader: true }
  );
}

/** One bar for each row, the longest first as the query orders them. */
export function bars(drawn: Drawn): Panel {
  return panelOf(
    'barchart',
    { ...drawn, defaults: { noValue: NO_CALLS, ...drawn.defaults } },
    {
      orientation: 'horizontal',
      showValue: 'always',
      text: { valueSize: 13 },
      xTickLabelMaxLength: 28,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false },
      tooltip: { mode: 'single', sort: 'none' },
    }
  );
}

/** The table of the Breakout report. */
export function breakout(drawn: Drawn): Panel {
  return panelOf('trunkline-breakout-panel', drawn, {});
}

/** Grafana's own list of alerts. */
export function alerts(title: string): Panel {
  return {
    type: 'alertlist',
    title,
    options: {
      viewMode: 'list',
      groupMode: 'default',
      maxItems: 20,
      sortOrder: 3,
      dashboardAlerts: false,
      alertName: '',
      alertInstanceLabelFilter: '',
      stateFilter: { firing: true, pending: true, noData: false, normal: false, error: true, recovering: true },
    },
  };
}

function overTime(drawn: OverTime, style: Record<string, unknown>): Panel {
  const { least, manyLines = false, ...rest } = drawn;
  const panel = panelOf(
    'timeseries',
    {
      ...rest,
      defaults: { noValue: NO_CALLS, ...rest.defaults, custom: { ...style, axisSoftMin: 0, ...rest.defaults?.custom } },
    },
    {
      legend: { displayMode: 'list', placement: manyLines ? 'right' : 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    }
  );
  return least ? { ...panel, interval: least } : panel;
}
