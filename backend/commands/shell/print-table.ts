import Big from 'big.js';

import { Answer, Column, NOT_AVAILABLE, Row, Value } from '../../../contract/answer';
import { columnHeader } from '../../deliveries/file-table';

const UNKNOWN = '–';

/** An answer for people at a terminal: figures to the right, the totals last, then what must be read with them. */
export function printTable({ columns, rows, totals, truncated, notes }: Answer): string {
  const header = columns.map(columnHeader);
  const body = rows.map((row) => cells(columns, row));
  const foot = cells(columns, totals).map((cell, at) =>
    columns[at].kind === 'dimension' ? (at === 0 ? 'Total' : '') : cell
  );
  const lines = [header, ...body, foot];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const written = lines.map((line) =>
    line
      .map((cell, at) => pad(cell, widths[at], columns[at]))
      .join('  ')
      .trimEnd()
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const remarks = truncated
    ? ['There are more rows than these; raise --limit or ask for --format csv.', ...notes]
    : notes;
  return [
    written[0],
    rule,
    ...written.slice(1, -1),
    rule,
    written[written.length - 1],
    ...remarks.map((note) => `* ${note}`),
  ].join('\n');
}

function cells(columns: readonly Column[], row: Row): string[] {
  return columns.map(({ name, unit }) => format(row[name], unit));
}

/** Rounded for reading; the other formats hold every digit. */
function format(value: Value | undefined, unit: Column['unit']): string {
  if (value === null || value === undefined) {
    return UNKNOWN;
  }
  if (unit === 'money') {
    return value === NOT_AVAILABLE ? value : new Big(value).toFixed(4);
  }
  if (typeof value === 'string') {
    return unit === 'time' ? value.replace(/\.\d+/, '') : value;
  }
  return unit === 'fraction'
    ? value.toFixed(4)
    : String(unit === 'seconds' ? Math.round(value * 1_000) / 1_000 : value);
}

function pad(text: string, width: number, { unit }: Column): string {
  return unit === 'text' || unit === 'time' ? text.padEnd(width) : text.padStart(width);
}
