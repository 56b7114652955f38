import { RowBlock } from '../../database/row-blocks/row-block';
import { ByteSink } from '../byte-sink';
import { columnHeader, FileColumn } from '../file-table';
import { CellXml } from './cell-xml';
import { SHEET_START } from './package-parts';
import { SheetRows } from './sheet-rows';
import { styleNumber, styleOf } from './styles';
import { xmlText } from './xml-text';

const LETTERS = 26;
const ROOM_PER_ROW = 64;
const WIDTHS: Record<FileColumn['unit'], number> = {
  text: 22,
  integer: 10,
  count: 12,
  fraction: 11,
  seconds: 14,
  money: 16,
  time: 20,
};
const DAY_WIDTH = 12;
const WIDEST = 48;
const ROOM_AROUND_HEADER = 3;

/** A, B, … Z, AA, AB, … */
export function columnLetters(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % LETTERS));
  return index < LETTERS ? last : columnLetters(Math.floor(index / LETTERS) - 1) + last;
}

function widthOf(column: FileColumn): number {
  const forValues = styleOf(column) === 'day' ? DAY_WIDTH : WIDTHS[column.unit];
  return Math.min(WIDEST, Math.max(forValues, columnHeader(column).length + ROOM_AROUND_HEADER));
}

function sheetStart(columns: readonly FileColumn[], isFirst: boolean): string {
  const widths = columns.map(
    (column, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column)}" customWidth="1"/>`
  );
  const header = columns.map(
    (column, index) =>
      `<c r="${columnLetters(index)}1" s="${styleNumber('header')}" t="inlineStr"><is><t xml:space="preserve">` +
      `${xmlText(columnHeader(column))}</t></is></c>`
  );
  return (
    `${SHEET_START}<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`
  );
}

interface ColumnXml {
  /** `<c r="B` */
  address: Buffer;
  write: CellXml;
}

function writeRow({ bytes, cells, width }: RowBlock, row: number, no: number, columns: ColumnXml[], sink: ByteSink) {
  const number = Buffer.from(String(no));
  sink.reserve(ROOM_PER_ROW);
  sink.text('<row r="');
  sink.copy(number, 0, number.length);
  sink.text('">');
  for (let column = 0, at = 2 * row * width; column < columns.length; column += 1, at += 2) {
    if (cells[at] >= 0) {
      const { address, write } = columns[column];
      sink.reserve(address.length + number.length);
      sink.copy(address, 0, address.length);
      sink.copy(number, 0, number.length);
      write(bytes, cells[at], cells[at + 1], sink);
    }
  }
  sink.text('</row>');
}

/** One sheet of at most so many rows, the header among them. */
export async function* tableSheet(
  columns: readonly FileColumn[],
  writers: readonly CellXml[],
  rows: SheetRows,
  { mostRows, isFirst }: { mostRows: number; isFirst: boolean }
): AsyncGenerator<Buffer> {
  const sink = new ByteSink();
  sink.text(sheetStart(columns, isFirst));
  const xml = writers.map((write, index) => ({ address: Buffer.from(`<c r="${columnLetters(index)}`), write }));
  let no = 1;
  while (no < mostRows && (await rows.more())) {
    const { block, from, to } = rows.take(mostRows - no);
    for (let row = from; row < to; row += 1) {
      no += 1;
      writeRow(block, row, no, xml, sink);
      if (sink.isFull) {
        yield sink.take();
      }
    }
  }
  sink.text('</sheetData></worksheet>');
  yield sink.take();
}
