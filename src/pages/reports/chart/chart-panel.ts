import { type DataFrame, type Field, FieldColorModeId, FieldType, toDataFrame } from '@grafana/data';

import { type Answer, type Column, NOT_AVAILABLE, type Value } from '../../../../contract/answer';
import { UNKNOWN_LABEL } from '../../../datasource/unknown-value';
import type { Chart } from './report-charts';

/** One of Grafana's own panels with what it draws. */
export interface ChartPanel {
  pluginId: 'timeseries' | 'barchart';
  frame: DataFrame;
  options: object;
}

const LEGEND = { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] };
const TOOLTIP = { mode: 'multi', sort: 'none' };
const BARS = { drawStyle: 'bars', fillOpacity: 40, lineWidth: 0, axisLabel: 'Attempts' };
const LINE = { drawStyle: 'line', lineWidth: 2, axisPlacement: 'right', axisLabel: 'ASR' };

export function chartPanel(chart: Exclude<Chart, 'none'>, { columns, rows }: Answer): ChartPanel {
  const measures = columns.filter(({ kind, unit }) => kind === 'measure' && unit !== 'text');
  const fields = measures.map((column) =>
    field(
      column,
      rows.map((row) => row[column.name])
    )
  );
  switch (chart) {
    case 'over_time': {
      const time = { name: 'time', type: FieldType.time, values: rows.map((row) => Date.parse(String(row.time))) };
      return {
        pluginId: 'timeseries',
        frame: toDataFrame({ fields: [time, ...fields] }),
        options: { legend: LEGEND, tooltip: TOOLTIP },
      };
    }
    case 'by_destination': {
      const names = rows.map((row) => row.destination_name ?? UNKNOWN_LABEL);
      const destination = { name: 'Destination', type: FieldType.string, values: names };
      return {
        pluginId: 'barchart',
        frame: toDataFrame({ fields: [destination, ...fields] }),
        options: { legend: LEGEND, tooltip: TOOLTIP, xTickLabelMaxLength: 20, groupWidth: 0.7, barWidth: 0.9 },
      };
    }
  }
}

/** Whether there is anything to draw. */
export function isDrawable({ frame }: ChartPanel): boolean {
  return frame.fields.some(({ type, values }) => type === FieldType.number && values.some((value) => value !== null));
}

function field(column: Column, values: Value[]): Partial<Field> {
  return {
    name: column.name,
    type: FieldType.number,
    values: values.map((value) => (value === null || value === NOT_AVAILABLE ? null : Number(value))),
    config: { displayName: column.label, color: { mode: FieldColorModeId.PaletteClassic }, ...configOf(column) },
  };
}

function configOf({ unit, currency }: Column): Field['config'] {
  switch (unit) {
    case 'fraction':
      return { unit: 'percentunit', min: 0, max: 1, custom: LINE };
    case 'money':
      return { unit: currency ? `currency:${currency} ` : 'locale', min: 0, decimals: 2 };
    default:
      return { unit: 'short', min: 0, custom: BARS };
  }
}
