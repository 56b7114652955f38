/*
 * The tests of switches that keep their calls in MySQL, on a MariaDB of their own.
 *
 *   npm run test:mysql
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { runLong } from '../long/run-long.mjs';
import { missingPrograms } from '../switch/programs.mjs';
import { MARIADB_PROGRAMS, withMariadb } from './mariadb.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const ON_EITHER =
  'backend/sources/(ivozprovider|asterisk|opensips|astpp|cgrates|sql|backfill|pull/storm|pull/only-reads)';

await runLong(async () => {
  const missing = missingPrograms(MARIADB_PROGRAMS);
  if (missing.length > 0) {
    throw new Error(`${missing.join(' and ')} not installed (Debian: apt-get install mariadb-server-core).`);
  }
  await withMariadb(async (url) => {
    const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
    const args = [jest, '--ci', '--selectProjects', 'service', '--maxWorkers', '2', '--testPathPattern', ON_EITHER];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, TEST_MYSQL_URL: url },
    });
    process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  });
});
