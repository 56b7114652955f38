import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { RawRecord } from '../../calls/attempt';
import { IncomingRow } from '../../calls/ingest';
import { assertHeader } from './csv-header';
import { CsvRecord, readCsvRecords } from './csv-records';
import { Line, readLines } from './lines';
import { openBytes, ReadingOptions } from './open-bytes';

/**
 * The rows of a file (or stream) of the canonical layout: CSV with a header in any order, or NDJSON with one object a
 * line, plain or gz; what it is is seen from its content. Positions are line numbers. A row that can't be understood
 * carries a reason; throws a Problem naming file and line where the file as a whole can't be read on.
 */
export async function* readCanonicalFile(
  input: string | Readable,
  name: string,
  options: ReadingOptions = {}
): AsyncGenerator<IncomingRow> {
  const lines = readLines(openBytes(input, name, options), name);
  const first = await firstFilledLine(lines);
  if (!first) {
    throw new Problem(`${name} is empty: there is not even a header. Nothing was read.`);
  }
  if (first.unreadable) {
    throw new Problem(
      `${name}, line ${first.number}: the file is not UTF-8 text. Save it as UTF-8 and import it again; nothing was read.`
    );
  }
  if (first.text.trimStart().startsWith('[')) {
    throw new Problem(
      `${name}, line ${first.number}: the file is one JSON array. Write one object a line (NDJSON), or send the array ` +
        'to POST /v1/attempts. Nothing was read.'
    );
  }
  const all = prepend(first, lines);
  yield* first.text.trimStart().startsWith('{') ? readNdjson(all) : readCsv(all, name);
}

async function firstFilledLine(lines: AsyncGenerator<Line>): Promise<Line | undefined> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done || value.unreadable || value.text.trim() !== '') {
      return done ? undefined : value;
    }
  }
}

async function* prepend(first: Line, others: AsyncGenerator<Line>): AsyncGenerator<Line> {
  yield first;
  yield* others;
}

async function* readNdjson(lines: AsyncIterable<Line>): AsyncGenerator<IncomingRow> {
  for await (const { number, text, unreadable } of lines) {
    if (unreadable) {
      yield { position: number, raw: text, reason: unreadable };
    } else if (text.trim() !== '') {
      yield { position: number, raw: text, ...parseObject(text) };
    }
  }
}

function parseObject(text: string): { record: RawRecord } | { reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { record: value as RawRecord } : { reason: 'The line is JSON, but not an object.' };
  } catch {
    return { reason: 'The line is not JSON.' };
  }
}

async function* readCsv(lines: AsyncIterable<Line>, name: string): AsyncGenerator<IncomingRow> {
  let columns: string[] | undefined;
  for await (const record of readCsvRecords(lines)) {
    if (columns) {
      yield rowOf(record, columns);
      continue;
    }
    if (!record.fields) {
      throw new Problem(
        `${name}, line ${record.position}: the header can't be read. ${record.reason} Nothing was read.`
      );
    }
    columns = record.fields.map((column) => column.trim());
    assertHeader(columns, name);
  }
}

function rowOf({ position, raw, fields, reason }: CsvRecord, columns: string[]): IncomingRow {
  if (!fields) {
    return { position, raw, reason };
  }
  if (fields.length !== columns.length) {
    return { position, raw, reason: `The row has ${fields.length} fields, the header ${columns.length}.` };
  }
  return { position, raw, record: Object.fromEntries(columns.map((column, index) => [column, fields[index]])) };
}
