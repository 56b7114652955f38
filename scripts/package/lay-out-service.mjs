import { readFileSync } from 'node:fs';
import path from 'node:path';

import { fail, ROOT, Trouble } from '../project.mjs';
import { layOutService } from './service.mjs';

/** Puts the service and its commands into the folder named on the command line. */
try {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    throw new Trouble('Usage: node scripts/package/lay-out-service.mjs <folder>');
  }
  await layOutService(path.resolve(folder), JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
} catch (error) {
  fail(error);
}
