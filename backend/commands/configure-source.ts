import { readFileSync } from 'fs';
import path from 'path';

import { Problem } from '../../contract/problem';
import { findDoor } from './shell/find-door';
import { readAnswer } from './shell/read-answer';
import { readArguments, typedIn } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

const USAGE = 'Usage: npm run configure-source -- NAME --kind KIND --settings FILE.json';

/** Makes or changes a source the service pulls calls from. */
runCommand(async () => {
  const options = { kind: { type: 'string' }, settings: { type: 'string' } } as const;
  const { values, positionals } = readArguments(process.argv.slice(2), options, USAGE);
  if (positionals.length !== 1 || !values.kind || !values.settings) {
    throw new Problem(USAGE);
  }
  const body = Buffer.from(JSON.stringify({ kind: values.kind, settings: readSettings(values.settings) }));
  const door = await findDoor(process.env);
  try {
    const target = `/v1/sources/${encodeURIComponent(positionals[0])}`;
    const headers = { 'content-type': 'application/json' };
    const { name } = await readAnswer<{ name: string }>(
      await door.request({ method: 'PUT', path: target, headers, body })
    );
    process.stdout.write(`The source ${name} is set; the service pulls it every ten seconds.\n`);
  } finally {
    await door.close();
  }
});

function readSettings(file: string): unknown {
  const resolved = path.resolve(typedIn(process.env), file);
  try {
    return JSON.parse(readFileSync(resolved, 'utf8')) as unknown;
  } catch (error) {
    throw new Problem(`${resolved} can't be read as JSON: ${(error as Error).message}.`);
  }
}
