import { Readable } from 'stream';

import { Column, Row, Value } from '../../contract/answer';

export interface CsvOptions {
  /** Puts an apostrophe before text a spreadsheet would run as a formula. Numbers, money, times and E.164 numbers stay as they are. */
  spreadsheetSafe: boolean;
}

const LINES_AT_ONCE = 500;
/** The only cell of a row, unknown: a line with nothing on it would not be taken for a row. */
const EMPTY_LINE = '""';
const UNIT_SUFFIXES: Partial<Record<Column['unit'], string>> = { seconds: 's', fraction: 'fraction' };
/** Also after leading spaces, after a line end inside the cell, and in their full-width forms. */
const FORMULA_START = /(^|[\r\n])[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const PHONE_NUMBER = /^\+?[0-9]{1,20}$/;

/**
 * A CSV file (RFC 4180, UTF-8) of the columns in their order, a header with units first; null is an empty cell.
 * Rows are read as fast as they are taken, and an error among them is an error of the stream: no end is ever faked.
 */
export function writeCsv(columns: readonly Column[], rows: AsyncIterable<Row>, options: CsvOptions): Readable {
  return Readable.from(csvPieces(columns, rows, options), { objectMode: false, highWaterMark: 64 * 1_024 });
}

async function* csvPieces(columns: readonly Column[], rows: AsyncIterable<Row>, { spreadsheetSafe }: CsvOptions) {
  let lines = [columns.map((column) => quoted(columnHeader(column))).join(',')];
  for await (const row of rows) {
    const line = columns.map((column) => cell(row[column.name], column, spreadsheetSafe)).join(',');
    lines.push(line || EMPTY_LINE);
    if (lines.length === LINES_AT_ONCE) {
      yield Buffer.from(`${lines.join('\r\n')}\r\n`);
      lines = [];
    }
  }
  if (lines.length > 0) {
    yield Buffer.from(`${lines.join('\r\n')}\r\n`);
  }
}

/** A column's label with its unit: `ACD (s)`, `Customer charge (USD)`. */
export function columnHeader({ label, unit, currency }: Column): string {
  const suffix = unit === 'money' ? currency : UNIT_SUFFIXES[unit];
  if (suffix === undefined || label.endsWith(`(${suffix})`)) {
    return label;
  }
  // With several currencies the label says which.
  const bare = label.endsWith(` ${suffix}`) ? label.slice(0, -suffix.length - 1) : label;
  return `${bare} (${suffix})`;
}

function cell(value: Value | undefined, { unit }: Column, spreadsheetSafe: boolean): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const dangerous = spreadsheetSafe && unit === 'text' && FORMULA_START.test(value) && !PHONE_NUMBER.test(value);
  return quoted(dangerous ? `'${value}` : value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
