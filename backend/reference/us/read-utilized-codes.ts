import { refuseLine } from '../csv-records';
import { TextLine } from '../text-lines';
import { columnsByAlias, readOcn, readRateCenter, readState } from './read-place';
import { missingColumns, readCode, UsCodeRow, UsCodesFile } from './us-code-row';

const COLUMNS = {
  state: ['state'],
  code: ['npanxx'],
  ocn: ['ocn'],
  rateCenter: ['ratecenter'],
  use: ['use'],
};
const ASSIGNED = 'AS';
const FILE_DATE = /^File Updated (\d\d)\/(\d\d)\/(\d{4})$/i;

/** Whether a first line is the header of NANPA's file of central office codes. */
export function isUtilizedHeader(line: string): boolean {
  return line.includes('\t') && /npa-nxx/i.test(line);
}

/**
 * NANPA's file of utilized central office codes: fields parted by tabs and filled up with blanks, also behind a closing
 * quote; one more in the header, which is the file's date.
 */
export function readUtilizedCodes(header: string, lines: AsyncIterable<TextLine>): UsCodesFile {
  const names = header.split('\t').map((name) => name.trim());
  const columns = columnsByAlias(names, COLUMNS);
  const missing = Object.keys(COLUMNS).filter((name) => !(name in columns));
  if (missing.length > 0) {
    throw missingColumns(missing);
  }
  const dated = names.map((name) => FILE_DATE.exec(name)).find((found) => found !== null);
  return {
    fileDate: dated ? `${dated[3]}-${dated[1]}-${dated[2]}` : undefined,
    rows: readRows(columns as Record<keyof typeof COLUMNS, number>, dated ? names.length - 1 : names.length, lines),
  };
}

async function* readRows(
  columns: Record<keyof typeof COLUMNS, number>,
  width: number,
  lines: AsyncIterable<TextLine>
): AsyncGenerator<UsCodeRow> {
  for await (const { number: line, text } of lines) {
    if (text.trim() === '') {
      continue;
    }
    const fields = text.split('\t');
    if (fields.length !== width) {
      refuseLine(line, `it has ${fields.length} fields where there are ${width} columns: is the file whole?`);
    }
    yield {
      line,
      code: readCode(line, fields[columns.code]),
      state: readState(fields[columns.state]),
      rateCenter: readRateCenter(fields[columns.rateCenter]),
      lata: null,
      ocn: readOcn(fields[columns.ocn]),
      isAssigned: fields[columns.use].trim() === ASSIGNED,
    };
  }
}
