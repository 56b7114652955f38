import { createWriteStream } from 'fs';
import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import path from 'path';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';
import { Entry, openPromise, ZipFile } from 'yauzl';

import { Problem } from '../../contract/problem';

export interface FileLimits {
  /** Of the file as it comes. */
  packedBytes: number;
  unpackedBytes: number;
}

const LIMITS: FileLimits = { packedBytes: 256 * 1_048_576, unpackedBytes: 1_024 * 1_048_576 };
const ZIP = 'PK';
const TABLES_IN_ZIP = /\.(txt|csv|tsv)$/i;
const NOTHING_IMPORTED = 'Nothing of it was imported.';

/**
 * The bytes of a file, or of the one table in it where it is a zip (seen from its first bytes, whatever its name). Throws a
 * Problem for a zip that is not whole, holds no table or several, and for what is larger than a table can be.
 */
export async function* openReferenceFile(input: Readable, limits = LIMITS): AsyncGenerator<Buffer> {
  const pieces = input as AsyncIterable<Buffer | string>;
  const bytes = limited(pieces, limits.packedBytes)[Symbol.asyncIterator]();
  const begin = await firstBytes(bytes);
  if (begin.toString('latin1', 0, 2) === ZIP) {
    yield* unpack(joined(begin, bytes), limits);
  } else {
    yield* joined(begin, bytes);
  }
}

async function firstBytes(bytes: AsyncIterator<Buffer>): Promise<Buffer> {
  let begin: Buffer = Buffer.alloc(0);
  while (begin.length < ZIP.length) {
    const { value, done } = await bytes.next();
    if (done) {
      break;
    }
    begin = Buffer.concat([begin, value]);
  }
  return begin;
}

async function* joined(begin: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield begin;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* limited(pieces: AsyncIterable<Buffer | string>, most: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece as Buffer);
    total += bytes.length;
    if (total > most) {
      throw new Problem(
        `The file is, or unpacks to, more than ${Math.round(most / 1_048_576)} MB: no table of this kind is that large. ` +
          NOTHING_IMPORTED,
        { status: 413 }
      );
    }
    yield bytes;
  }
}

/** The list of what a zip holds stands at its end: it is kept on disk while it is read. */
async function* unpack(packed: AsyncIterable<Buffer>, { unpackedBytes }: FileLimits): AsyncGenerator<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'trunkline-import-'));
  try {
    const file = path.join(folder, 'import.zip');
    await pipeline(packed, createWriteStream(file));
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    try {
      const table = await zip.openReadStreamPromise(await onlyTable(zip));
      yield* limited(table, unpackedBytes);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof Problem ? error : explain(error as Error & { code?: string });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onlyTable(zip: ZipFile): Promise<Entry> {
  const tables: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (TABLES_IN_ZIP.test(entry.fileName) && !entry.fileName.startsWith('__MACOSX/')) {
      tables.push(entry);
    }
  }
  if (tables.length !== 1) {
    const found = tables.length === 0 ? 'no .txt or .csv file' : `${tables.length} tables`;
    throw new Problem(`The zip holds ${found}; it must hold one. ${NOTHING_IMPORTED}`, { status: 422 });
  }
  return tables[0];
}

/** What the reading of a zip fails with speaks of the zip; anything else is none of the file's faults. */
function explain(error: Error & { code?: string }): Error {
  return error.code === undefined || error.code.startsWith('Z_')
    ? new Problem(`The zip can't be unpacked (${error.message}): it is damaged or not whole. ${NOTHING_IMPORTED}`, {
        status: 422,
      })
    : error;
}
