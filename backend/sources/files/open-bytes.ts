import { createReadStream } from 'fs';
import { Readable } from 'stream';
import { createGunzip } from 'zlib';

import { Problem } from '../../../contract/problem';

export interface ReadingOptions {
  /** Told how many bytes of the file, compressed if it is, have been read so far. */
  onBytes?: (bytes: number) => void;
}

/**
 * The bytes of a file or stream, unpacked when they are gzip (seen from the first two bytes, whatever the name). Throws
 * a Problem naming the file when it can't be opened or ends in the middle of its compressed data.
 */
export async function* openBytes(
  input: string | Readable,
  name: string,
  { onBytes }: ReadingOptions = {}
): AsyncGenerator<Buffer> {
  const source = typeof input === 'string' ? createReadStream(input, { highWaterMark: 262_144 }) : input;
  try {
    const pieces = counted(source, onBytes);
    const first = await firstBytes(pieces);
    const gzip = first.length >= 2 && first[0] === 0x1f && first[1] === 0x8b;
    const whole = joined(first, pieces);
    yield* gzip ? unpacked(whole) : whole;
  } catch (error) {
    throw explain(error, name);
  } finally {
    source.destroy();
  }
}

async function* counted(source: Readable, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const piece of source as AsyncIterable<Buffer | string>) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    total += bytes.length;
    onBytes?.(total);
    yield bytes;
  }
}

async function firstBytes(pieces: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 2) {
    const { value, done } = await pieces.next();
    if (done) {
      break;
    }
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* joined(first: Buffer, others: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) {
    yield first;
  }
  yield* others;
}

async function* unpacked(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: 262_144 });
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function explain(error: unknown, name: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new Problem(
      `${name} ends in the middle of its compressed data: it was not copied whole. Import the whole file later: the ` +
        'rows that are stored already are not doubled.'
    );
  }
  if (code.startsWith('Z_')) {
    return new Problem(
      `${name} is damaged: its compressed data can't be unpacked (${message}). Import a sound copy later: the ` +
        'rows that are stored already are not doubled.'
    );
  }
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be read by this user',
    EISDIR: 'it is a folder',
  };
  return reasons[code] ? new Problem(`${name} can't be opened: ${reasons[code]}.`) : error;
}
