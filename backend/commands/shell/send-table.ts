import { createReadStream, existsSync } from 'fs';
import path from 'path';

import { Problem } from '../../../contract/problem';
import { findDoor } from './find-door';
import { readAnswer } from './read-answer';
import { readArguments, typedIn } from './read-arguments';

/** Puts the CSV file named on the command line to the service and answers what that said. */
export async function sendTable<T>(target: string, usage: string): Promise<T> {
  const { positionals } = readArguments(process.argv.slice(2), {}, usage);
  if (positionals.length !== 1) {
    throw new Problem(usage);
  }
  const file = path.resolve(typedIn(process.env), positionals[0]);
  if (!existsSync(file)) {
    throw new Problem(`${file} does not exist.`);
  }
  const door = await findDoor(process.env);
  try {
    const query = new URLSearchParams({ origin: path.basename(file) });
    const headers = { 'content-type': 'text/csv' };
    return await readAnswer<T>(
      await door.request({ method: 'PUT', path: `${target}?${query}`, headers, body: createReadStream(file) })
    );
  } finally {
    await door.close();
  }
}
