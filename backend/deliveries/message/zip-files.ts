import { createReadStream, createWriteStream } from 'fs';
import { mkdtemp, rm, stat } from 'fs/promises';
import { tmpdir } from 'os';
import path from 'path';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';
import { ZipFile } from 'yazl';

import { MailFile } from '../../../contract/delivery';
import { OpenFile } from './open-file';

export interface Zipped {
  bytes: number;
  open(): Readable;
  remove(): Promise<void>;
}

/** The files in one zip, in a temporary place of its own. */
export async function zipFiles(files: readonly MailFile[], openFile: OpenFile): Promise<Zipped> {
  const directory = await mkdtemp(path.join(tmpdir(), 'trunkline-zip-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  const place = path.join(directory, 'files.zip');
  try {
    const zip = new ZipFile();
    for (const { fileId, name } of files) {
      zip.addReadStreamLazy(name, {}, (done) => {
        void openFile(fileId).then(
          (stream) => done(null, stream),
          (error: unknown) => done(error, Readable.from([]))
        );
      });
    }
    zip.end();
    zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
    await pipeline(zip.outputStream as Readable, createWriteStream(place));
    const { size } = await stat(place);
    return { bytes: size, open: () => createReadStream(place), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
