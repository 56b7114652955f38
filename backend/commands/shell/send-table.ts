import { statSync } from 'fs';
import path from 'path';

import { Problem } from '../../../contract/problem';
import { countedFile } from './counted-file';
import { findDoor } from './find-door';
import { ProgressBar } from './progress-bar';
import { readAnswer } from './read-answer';
import { readArguments, typedIn } from './read-arguments';

const OPTIONS = { force: { type: 'boolean', default: false } } as const;

/** Puts the file named on the command line to the service and answers what that said. */
export async function sendTable<T>(target: string, usage: string, type = 'text/csv'): Promise<T> {
  const { values, positionals } = readArguments(process.argv.slice(2), OPTIONS, usage);
  if (positionals.length !== 1) {
    throw new Problem(usage);
  }
  const file = path.resolve(typedIn(process.env), positionals[0]);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    throw new Problem(`${file} does not exist.`);
  }
  const door = await findDoor(process.env);
  const bar = new ProgressBar(path.basename(file), size);
  try {
    const query = new URLSearchParams({ origin: path.basename(file), ...(values.force ? { force: '1' } : {}) });
    const body = countedFile(file, bar);
    const headers = { 'content-type': type };
    return await readAnswer<T>(await door.request({ method: 'PUT', path: `${target}?${query}`, headers, body }));
  } finally {
    bar.end();
    await door.close();
  }
}
