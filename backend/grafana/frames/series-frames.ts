import { Answer, Column, Row, Value } from '../../../contract/answer';
import { bucketStarts } from '../../reports/calendar';
import { drawable } from './drawable';
import { graphConfig } from './field-config';
import { Field, Frame } from './frame';
import { frameMeta } from './frame-meta';

type Labels = Record<string, string>;

/** More than a browser draws in reasonable time. */
const MAX_POINTS = 1_000_000;

/**
 * One frame per set of labels, each with every bucket of the window in order. A bucket without attempts counts 0; its
 * ratios, durations and amounts stay empty, and so does all of it when the answer was cut short: what is missing then
 * is unknown, not nothing. The first frame speaks for all: there can be thousands.
 */
export function seriesFrames(answer: Answer, refId: string): Frame[] {
  const { question } = answer;
  const starts = bucketStarts(question.window, question.bucket!, question.zone);
  const measures = drawnMeasures(answer);
  const labelColumns = answer.columns.filter(({ kind, name }) => kind === 'dimension' && name !== 'time');
  const all = seriesOf(answer.rows, labelColumns);
  const shown = all.slice(0, Math.max(1, Math.floor(MAX_POINTS / (starts.length * measures.length || 1))));
  const meta = frameMeta(answer, question.dimensions, 'graph');
  if (shown.length < all.length) {
    meta.notices?.unshift({ severity: 'warning', text: tooMany(shown.length, all.length) });
  }

  return shown.map(({ labels, byStart }, at) => ({
    name: '',
    refId,
    meta: at === 0 ? meta : { preferredVisualisationType: 'graph' },
    fields: [
      { name: 'time', type: 'time', values: starts, config: {} },
      ...measures.map((column): Field => {
        const gap = column.unit === 'count' && !column.unavailable && !answer.truncated ? 0 : null;
        const values = starts.map((start) => valueAt(byStart.get(Date.parse(start)), column, gap));
        return {
          name: column.name,
          labels,
          config: graphConfig(column, legend(column, measures, labels, labelColumns)),
          ...drawable(column, values),
        };
      }),
    ],
  }));
}

function tooMany(shown: number, all: number): string {
  return `Only ${shown} of ${all} series are drawn. Narrow the filters or widen the bucket.`;
}

/** Times and texts are no heights of a line. */
function drawnMeasures({ columns }: Answer): Column[] {
  return columns.filter(({ kind, unit }) => kind === 'measure' && unit !== 'text' && unit !== 'time');
}

function valueAt(row: Row | undefined, column: Column, gap: number | null): Value {
  return row ? row[column.name] : gap;
}

interface Series {
  labels: Labels;
  byStart: Map<number, Row>;
}

/** In the order the answer first names them. All attempts together are a series even where there are none. */
function seriesOf(rows: readonly Row[], labelColumns: readonly Column[]): Series[] {
  const series = new Map<string, Series>();
  if (labelColumns.length === 0) {
    series.set('[]', { labels: {}, byStart: new Map() });
  }
  for (const row of rows) {
    const values = labelColumns.map(({ name }) => row[name]);
    const key = JSON.stringify(values);
    const known = series.get(key) ?? { labels: labelsOf(labelColumns, values), byStart: new Map<number, Row>() };
    known.byStart.set(Date.parse(String(row.time)), row);
    series.set(key, known);
  }
  return [...series.values()];
}

/** What has no name is labelled by its id alone. */
function labelsOf(columns: readonly Column[], values: readonly Value[]): Labels {
  const labels = columns.map(({ name, labelOf }, at) => [name, values[at] ?? (labelOf ? null : 'Unknown')]);
  return Object.fromEntries(labels.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]));
}

/** `Acme · Carrier A`, before it the measure where there are several. An id is shown where it has no name. */
function legend(column: Column, measures: readonly Column[], labels: Labels, labelColumns: readonly Column[]): string {
  const parts = labelColumns
    .filter(({ labelOf }) => !labelOf)
    .map(({ name }) => {
      const nameColumn = labelColumns.find(({ labelOf }) => labelOf === name);
      return (nameColumn && labels[nameColumn.name]) ?? labels[name];
    });
  return [...(measures.length > 1 || parts.length === 0 ? [column.label] : []), ...parts].join(' · ');
}
