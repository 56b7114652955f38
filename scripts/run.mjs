import './require-node.mjs';

import { existsSync } from 'node:fs';
import path from 'node:path';

import { buildService } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, ROOT, STATE, Trouble } from './project.mjs';

/** `node scripts/run.mjs NAME ARGUMENTS…` runs backend/commands/NAME.ts, installed and built if need be. */
const [name, ...args] = process.argv.slice(2);
try {
  ensureInstalled();
  await buildService();
  const file = path.join(ROOT, 'build', 'commands', `${name}.js`);
  if (!existsSync(file)) {
    throw new Trouble(`There is no command “${name}”.`);
  }
  process.env.TRUNKLINE_STATE = STATE;
  process.argv = [process.argv[0], file, ...args];
  await import(file);
} catch (error) {
  fail(error);
}
