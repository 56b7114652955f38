import { Readable } from 'stream';

/** Opens a stored file by its id. Throws a Problem when it is not kept any more. */
export type OpenFile = (fileId: string) => Promise<Readable>;

/** The file, opened when its first byte is wanted: a mail that is not sent opens none. */
export function lazily(open: () => Promise<Readable> | Readable): Readable {
  async function* pieces() {
    yield* await open();
  }
  return Readable.from(pieces(), { objectMode: false, highWaterMark: 64 * 1_024 });
}
