import { createHash, randomUUID } from 'crypto';
import { createReadStream, createWriteStream, ReadStream, write, writev } from 'fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'fs/promises';
import path from 'path';
import { Readable, Transform } from 'stream';
import { pipeline } from 'stream/promises';
import { createGzip } from 'zlib';

/** A file that is stored whole. */
export interface StoredFile {
  fileId: string;
  /** Below the directory of files. */
  path: string;
  bytes: number;
  sha256: string;
}

const UNFINISHED = '.part';
/** `2026-11/0b1c….csv.gz`: what this store makes, and all it ever opens or removes. */
const STORED_PATH = /^\d{4}-\d\d\/[0-9a-f-]{36}(\.[a-z]{2,5}){1,2}$/;

/** A stream that fails would close the file whose handle closes it too: the number may be another file's by then. */
const KEPT_OPEN = { write, writev, close: (_fd: number, done: () => void) => done() };

/** The directory runs keep their files in. Replicas share it. */
export class FileStore {
  constructor(private readonly directory: string) {}

  /**
   * Stores all the pieces, or nothing: they are written beside it and get their name when they are on the disk. `at` is
   * the moment whose month the file is kept under.
   */
  async write(
    pieces: AsyncIterable<Buffer>,
    { extension, gzip, at, signal }: { extension: string; gzip: boolean; at: string; signal: AbortSignal }
  ): Promise<StoredFile> {
    const fileId = randomUUID();
    const month = at.slice(0, 7);
    const relative = `${month}/${fileId}.${extension}${gzip ? '.gz' : ''}`;
    const place = this.resolve(relative);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o750 });
    const unfinished = place + UNFINISHED;
    const measured = measure();
    try {
      const file = await open(unfinished, 'wx', 0o640);
      try {
        const writer = createWriteStream('', {
          fd: file.fd,
          fs: KEPT_OPEN,
          autoClose: false,
          highWaterMark: 1_048_576,
        });
        await pipeline(
          [
            Readable.from(pieces, { objectMode: false }),
            ...(gzip ? [createGzip({ level: 6 })] : []),
            measured.through,
            writer,
          ],
          { signal }
        );
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, place);
      await syncDirectory(path.dirname(place));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
    return { fileId, path: relative, ...measured.result() };
  }

  /** A small note kept beside the files; undefined where there is none. */
  async readNote(name: string): Promise<string | undefined> {
    return readFile(path.join(this.directory, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    });
  }

  /** Replaces a note by another, or leaves the one there was. */
  async writeNote(name: string, text: string): Promise<void> {
    const place = path.join(this.directory, name);
    const unfinished = `${place}.${randomUUID()}${UNFINISHED}`;
    await mkdir(this.directory, { recursive: true, mode: 0o750 });
    try {
      await writeFile(unfinished, text, { mode: 0o640, flush: true });
      await rename(unfinished, place);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** Reads a stored file. */
  read(relative: string): ReadStream {
    return createReadStream(this.resolve(relative));
  }

  /** Where a stored file is. */
  resolve(relative: string): string {
    if (!STORED_PATH.test(relative)) {
      throw new Error(`not the path of a stored file: ${relative}`);
    }
    return path.join(this.directory, relative);
  }

  async remove(relative: string): Promise<void> {
    await rm(this.resolve(relative), { force: true });
  }

  /** Files older than that, finished or not, by their paths; those with no row in the ledger are leftovers of dead workers. */
  async *olderThan(ageMs: number): AsyncGenerator<{ path: string; isFinished: boolean }> {
    const months = await readdir(this.directory).catch(() => []);
    for (const month of months) {
      for (const name of await readdir(path.join(this.directory, month)).catch(() => [])) {
        const relative = `${month}/${name}`;
        const isFinished = !name.endsWith(UNFINISHED);
        const known = isFinished ? relative : relative.slice(0, -UNFINISHED.length);
        const found =
          STORED_PATH.test(known) && (await stat(path.join(this.directory, relative)).catch(() => undefined));
        if (found && Date.now() - found.mtimeMs > ageMs) {
          yield { path: relative, isFinished };
        }
      }
    }
  }

  /** Removes what a dead worker left unfinished. */
  async removeUnfinished(relative: string): Promise<void> {
    await rm(this.resolve(relative.slice(0, -UNFINISHED.length)) + UNFINISHED, { force: true });
  }
}

/** A new name is only safe from a power cut when its directory is on the disk too. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function measure() {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      hash.update(piece);
      done(null, piece);
    },
  });
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
