import { Pool } from 'pg';
import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { encodeCopyLine } from '../../database/copy-text';
import { readCsvRecords, refuseLine } from '../csv-records';
import { openReferenceFile } from '../reference-file';
import { copyInto, ImportedVersion, putInForce, ReferenceImport } from '../reference-version';
import { readTextLines, TextLine } from '../text-lines';
import { readCodeCsv } from './read-code-csv';
import { isUtilizedHeader, readUtilizedCodes } from './read-utilized-codes';
import { UsCodeRow, UsCodesFile } from './us-code-row';

const COLUMNS = ['version', 'code', 'state', 'rate_center', 'lata', 'ocn'];
const ROWS_A_PIECE = 500;
const LONGEST_HEADER = 64 * 1024;

interface Counts {
  assigned: number;
  unassigned: number;
  withoutRateCenter: number;
}

/**
 * A new version of the central office codes from NANPA's file of CO codes utilized or from a CSV, as it comes or as a zip.
 * Throws a Problem with the line for anything wrong in it: then the version in force stays.
 */
export function importUsCodes(
  pool: Pool,
  { file, ...of }: Omit<ReferenceImport, 'table'> & { file: Readable }
): Promise<ImportedVersion> {
  return putInForce(pool, { table: 'us_codes', ...of }, async (client, version, onRows) => {
    const { fileDate, rows } = await readCodes(file);
    const linesOfCodes = new Map<string, number>();
    const counts: Counts = { assigned: 0, unassigned: 0, withoutRateCenter: 0 };
    await copyInto(client, 'us_codes', COLUMNS, copyPieces(version, rows, linesOfCodes, counts, onRows));
    if (linesOfCodes.size === 0) {
      throw new Problem('The file holds no code below its header.', { status: 422 });
    }
    return { rows: linesOfCodes.size, fileDate, details: { ...counts } };
  });
}

/** In whichever layout it is: NANPA's has tabs. */
async function readCodes(file: Readable): Promise<UsCodesFile> {
  const bytes = openReferenceFile(file);
  const begin = await firstLine(bytes);
  const all = joined(begin, bytes);
  if (!isUtilizedHeader(begin.toString('latin1').split('\n', 1)[0])) {
    return { rows: readCodeCsv(readCsvRecords(all)) };
  }
  const lines = readTextLines(all);
  const { value: header } = (await lines.next()) as { value: TextLine };
  return readUtilizedCodes(header.text, lines);
}

/** As many bytes as hold the first line. */
async function firstLine(bytes: AsyncIterator<Buffer>): Promise<Buffer> {
  let begin: Buffer = Buffer.alloc(0);
  while (!begin.includes('\n') && begin.length < LONGEST_HEADER) {
    const { value, done } = await bytes.next();
    if (done) {
      break;
    }
    begin = Buffer.concat([begin, value]);
  }
  return begin;
}

async function* joined(begin: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield begin;
  yield* rest;
}

async function* copyPieces(
  version: number,
  rows: AsyncIterable<UsCodeRow>,
  linesOfCodes: Map<string, number>,
  counts: Counts,
  onRows: (rows: number) => void
): AsyncGenerator<string> {
  let pending: string[] = [];
  for await (const { line, code, state, rateCenter, lata, ocn, isAssigned } of rows) {
    const earlier = linesOfCodes.get(code);
    if (earlier !== undefined) {
      refuseLine(line, `the code ${code.slice(0, 3)}-${code.slice(3)} stands on line ${earlier} already`);
    }
    linesOfCodes.set(code, line);
    counts[isAssigned ? 'assigned' : 'unassigned'] += 1;
    counts.withoutRateCenter += rateCenter === null ? 1 : 0;
    pending.push(encodeCopyLine([version, code, state, rateCenter, lata, ocn]));
    if (pending.length >= ROWS_A_PIECE) {
      onRows(linesOfCodes.size);
      yield pending.join('');
      pending = [];
    }
  }
  yield pending.join('');
}
