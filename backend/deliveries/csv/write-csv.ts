import { TimeForm } from '../../../contract/time-form';
import { RowBlock } from '../../database/row-blocks/row-block';
import { ByteSink } from '../byte-sink';
import { columnHeader, FileColumn, FileTable } from '../file-table';
import { endOfPlainNumber } from '../number-text';
import { CellWriter } from './cell-writer';
import { writeSafeText, writeText } from './text-cell';
import { timeWriter } from './time-cell';

export interface CsvOptions {
  /** Puts an apostrophe before text a spreadsheet would run as a formula. Numbers, money, times and E.164 numbers stay as they are. */
  spreadsheetSafe?: boolean;
  /** Instead of as the table's layout writes them. */
  times?: TimeForm;
}

const COMMA = ','.charCodeAt(0);
const CRLF = Buffer.from('\r\n');
/** The only cell of a row, unknown: a line with nothing on it would not be taken for a row. */
const EMPTY_LINE = Buffer.from('""');
/** What a cell may need beyond twice its bytes: quotes, an apostrophe, a comma, and what a time gets longer by. */
const ROOM_PER_CELL = 40;

/** A number as JavaScript writes it, so that a file and an answer agree; `n/a` stays as it is. */
function writeNumber(bytes: Buffer, start: number, end: number, sink: ByteSink): void {
  const plainEnd = endOfPlainNumber(bytes, start, end);
  if (plainEnd < 0) {
    const text = bytes.toString('latin1', start, end);
    const number = Number(text);
    sink.text(Number.isNaN(number) ? text : String(number));
  } else {
    sink.copy(bytes, start, plainEnd);
  }
}

const writeAmount: CellWriter = (bytes, start, end, sink) => sink.copy(bytes, start, end);

function cellWriter({ unit }: FileColumn, zone: string, times: TimeForm, { spreadsheetSafe = false }: CsvOptions) {
  switch (unit) {
    case 'text':
      return spreadsheetSafe ? writeSafeText : writeText;
    case 'money':
      return writeAmount;
    case 'time':
      return timeWriter(zone, times);
    default:
      return writeNumber;
  }
}

function writeHeader(columns: readonly FileColumn[], sink: ByteSink): void {
  columns.forEach((column, index) => {
    const header = Buffer.from(columnHeader(column));
    sink.reserve(2 * header.length + ROOM_PER_CELL);
    if (index > 0) {
      sink.byte(COMMA);
    }
    writeText(header, 0, header.length, sink);
  });
  sink.copy(CRLF, 0, CRLF.length);
}

function writeRow({ bytes, cells, width }: RowBlock, row: number, writers: readonly CellWriter[], sink: ByteSink) {
  const first = 2 * row * width;
  const last = first + 2 * writers.length;
  let length = 0;
  for (let at = first; at < last; at += 2) {
    length += cells[at] < 0 ? 0 : cells[at + 1] - cells[at];
  }
  sink.reserve(2 * length + writers.length * ROOM_PER_CELL);
  const lineStart = sink.length;
  for (let column = 0, at = first; at < last; column += 1, at += 2) {
    if (column > 0) {
      sink.byte(COMMA);
    }
    if (cells[at] >= 0) {
      writers[column](bytes, cells[at], cells[at + 1], sink);
    }
  }
  if (sink.length === lineStart) {
    sink.copy(EMPTY_LINE, 0, EMPTY_LINE.length);
  }
  sink.copy(CRLF, 0, CRLF.length);
}

/**
 * A CSV file (RFC 4180, UTF-8) of the columns in their order, a header with units first; unknown is an empty cell. Rows
 * are read as fast as pieces are taken, and an error among them is an error here: no end is ever faked.
 */
export async function* writeCsv(
  { columns, blocks, zone, times: ofLayout = 'iso' }: FileTable,
  options: CsvOptions = {}
): AsyncGenerator<Buffer> {
  const { times = ofLayout } = options;
  const writers = columns.map((column) => cellWriter(column, zone, times, options));
  const sink = new ByteSink();
  writeHeader(columns, sink);
  for await (const block of blocks) {
    for (let row = 0; row < block.rows; row += 1) {
      writeRow(block, row, writers, sink);
      if (sink.isFull) {
        yield sink.take();
      }
    }
  }
  yield sink.take();
}
