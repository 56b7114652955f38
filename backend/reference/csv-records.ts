import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'stream';

import { Problem } from '../../contract/problem';

export interface CsvRecord {
  line: number;
  /** By the names of the header, in lower case. */
  values: Record<string, string>;
}

interface ParsedLine {
  record: string[];
  info: { lines: number };
}

const MAX_RECORD_BYTES = 64 * 1024;
const MAX_COLUMNS = 500;

/** Throws a Problem that names the line. */
export function refuseLine(line: number, reason: string): never {
  throw new Problem(`Line ${line}: ${reason}. Nothing of the file was imported.`, { status: 422 });
}

/** The rows of a reference file, by its header. A malformed file is a Problem that names the line. */
export async function* readCsvRecords(csv: AsyncIterable<Buffer | string>): AsyncGenerator<CsvRecord> {
  const parser = parse({ info: true, skip_empty_lines: true, trim: true, max_record_size: MAX_RECORD_BYTES });
  pipeline(Readable.from(decodeUtf8(csv)), parser, () => undefined);
  let header: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedLine>) {
      if (header) {
        yield { line: info.lines, values: byName(header, record) };
      } else {
        header = readHeader(record);
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
  if (!header) {
    throw new Problem('The file is empty. It needs a header line and the rows below it.', { status: 422 });
  }
}

async function* decodeUtf8(csv: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of csv) {
      yield decoder.decode(Buffer.from(piece as Buffer), { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? new Problem('The file is not UTF-8 text. Save it as UTF-8 and import it again.', { status: 422 })
      : error;
  }
}

function readHeader(record: string[]): string[] {
  const names = record.map((name) => name.toLowerCase());
  // A comma at the end of every line, as the European Central Bank writes them, is no column.
  const header = names.at(-1) === '' ? names.slice(0, -1) : names;
  const repeated = header.find((name, at) => header.indexOf(name) !== at);
  if (header.length > MAX_COLUMNS || header.includes('') || repeated !== undefined) {
    throw new Problem(
      header.length > MAX_COLUMNS
        ? `The header has ${header.length} columns, more than ${MAX_COLUMNS}.`
        : `The header ${repeated ? `names “${repeated}” twice` : 'has a column without a name'}.`,
      { status: 422 }
    );
  }
  return header;
}

function byName(header: string[], record: string[]): Record<string, string> {
  return Object.fromEntries(header.map((name, at) => [name, record[at]]));
}

function malformed(error: CsvError): Problem {
  return new Problem(`The file is no well-formed CSV: ${error.message}. Nothing of it was imported.`, { status: 422 });
}
