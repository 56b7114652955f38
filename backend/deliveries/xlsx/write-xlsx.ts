import { Readable } from 'stream';
import { finished } from 'stream/promises';
import { ZipFile } from 'yazl';

import { TimeForm } from '../../../contract/time-form';
import { FileColumn, FileTable } from '../file-table';
import { cellXml } from './cell-xml';
import { Fact, factsSheet } from './facts-sheet';
import { LongAmounts } from './long-amounts';
import { CONTENT_TYPES, ROOT_RELATIONS, sheetName, sheetPath, workbook, workbookRelations } from './package-parts';
import { SheetRows } from './sheet-rows';
import { STYLES_XML } from './styles';
import { tableSheet } from './table-sheet';

export interface XlsxOptions {
  /** The name of the first sheet; made harmless. */
  title: string;
  /** What the second sheet says; asked for once all rows were read, with what must be said of the cells themselves. */
  facts: (notes: string[]) => Fact[];
  rowsPerSheet?: number;
  /** Unset: dates to the second, or as coarse as their column is. */
  times?: TimeForm;
}

/** The most a spreadsheet takes. */
const ROWS_PER_SHEET = 1_048_576;
/** Rows are so alike that harder work saves little. */
const COMPRESSION_LEVEL = 3;
const FACTS_SHEET = 'Question';

const toTheMinute = (column: FileColumn): FileColumn => ({ ...column, resolution: column.resolution ?? 'minute' });

/** Fills a zip file with the parts of a workbook, in an order in which none has to be known before it is written. */
async function fill(zip: ZipFile, table: FileTable, options: XlsxOptions, signal: AbortSignal): Promise<void> {
  const { blocks, zone } = table;
  const { title, facts, rowsPerSheet = ROWS_PER_SHEET, times } = options;
  const columns = times === 'local-minutes' ? table.columns.map(toTheMinute) : table.columns;
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path);
  add('[Content_Types].xml', CONTENT_TYPES);
  add('_rels/.rels', ROOT_RELATIONS);
  add('xl/styles.xml', STYLES_XML);

  const rows = new SheetRows(blocks[Symbol.asyncIterator]());
  const longAmounts = new LongAmounts();
  const writers = columns.map((column) => cellXml(column, zone, longAmounts, times));
  const sheets: string[] = [];
  try {
    do {
      const name = sheetName(title);
      const isFirst = sheets.length === 0;
      const xml = Readable.from(tableSheet(columns, writers, rows, { mostRows: rowsPerSheet, isFirst }), {
        signal,
        objectMode: false,
      });
      zip.addReadStream(xml, sheetPath(sheets.length), { compressionLevel: COMPRESSION_LEVEL });
      sheets.push(isFirst ? name : `${name} (${sheets.length + 1})`);
      await finished(xml);
    } while (await rows.more());
  } finally {
    await rows.close();
  }
  add(sheetPath(sheets.length), factsSheet(facts(longAmounts.notes())));
  sheets.push(FACTS_SHEET);
  add('xl/workbook.xml', workbook(sheets));
  add('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
  zip.end();
}

/**
 * A workbook (ECMA-376) of the columns in their order: typed cells, a header that stays in sight, further sheets when one
 * is full, and a last sheet that says what it holds. Rows are read as fast as pieces are taken. One that breaks has no
 * end: a zip file's directory is its last part.
 */
export async function* writeXlsx(table: FileTable, options: XlsxOptions): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const leaving = new AbortController();
  const filled = fill(zip, table, options, leaving.signal).catch((error: Error) => {
    output.destroy(error);
  });
  try {
    yield* output as AsyncIterable<Buffer>;
  } finally {
    leaving.abort();
    await filled;
  }
}
