/*
 * How fast calls are pulled from PostgreSQL and MariaDB, and what that costs the switch.
 *
 *   npm run bench:pull -- [rows]
 */
import { load, runLong, withPostgres } from '../long/run-long.mjs';
import { missingPrograms } from '../switch/programs.mjs';
import { MARIADB_PROGRAMS, withMariadb } from './mariadb.mjs';

const rows = Number(process.argv[2] ?? 50_000);

await runLong(async () => {
  const { pullSpeed } = await load('sources/pull-speed');
  await withPostgres(async (url) => {
    process.env.TEST_DATABASE_URL = url;
    await pullSpeed('postgres', rows);
    const missing = missingPrograms(MARIADB_PROGRAMS);
    if (missing.length > 0) {
      console.log(`MySQL: not measured, ${missing.join(' and ')} not installed.`);
      return;
    }
    await withMariadb(async (mysql) => {
      process.env.TEST_MYSQL_URL = mysql;
      await pullSpeed('mysql', rows);
    });
  });
});
