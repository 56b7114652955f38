import { createWriteStream, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import { ZipFile } from 'yazl';

/** Times of files say when somebody built, not what: the earliest a zip can say stands for all. */
const NO_TIME = new Date(1980, 0, 1);
const EXECUTABLE = 0o100755;
const READABLE = 0o100644;

/** Zips a folder as one folder of the given name. The same files give the same bytes, whenever and wherever. */
export async function zipFolder(folder, name, target) {
  const zip = new ZipFile();
  for (const file of filesOf(folder)) {
    const place = path.join(folder, file);
    const mode = statSync(place).mode & 0o100 ? EXECUTABLE : READABLE;
    zip.addBuffer(readFileSync(place), `${name}/${file.split(path.sep).join('/')}`, {
      mtime: NO_TIME,
      forceDosTimestamp: true,
      mode,
      compressionLevel: 9,
    });
  }
  zip.end();
  mkdirSync(path.dirname(target), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(target));
}

/** In an order that depends on their names alone. */
export function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort((one, other) => (one < other ? -1 : 1));
}
