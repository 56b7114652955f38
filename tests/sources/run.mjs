/*
 * Pulling under a storm, on PostgreSQL and MariaDB: rounds of commits, rollbacks, updates and long transactions, all at
 * once, while the program that pulls is killed again and again. In the end exactly what the switch holds must be stored.
 *
 *   npm run test:pull -- [rounds]
 */
import { bundle, load, runLong, withPostgres } from '../long/run-long.mjs';
import { missingPrograms } from '../switch/programs.mjs';
import { MARIADB_PROGRAMS, withMariadb } from './mariadb.mjs';

const rounds = Number(process.argv[2] ?? 100);

await runLong(async () => {
  const program = await bundle('sources/child');
  const { stormBoth } = await load('sources/long');
  await withPostgres(async (url) => {
    process.env.TEST_DATABASE_URL = url;
    await stormBoth('postgres', program, rounds);
    const missing = missingPrograms(MARIADB_PROGRAMS);
    if (missing.length > 0) {
      console.log(`MySQL: not tried, ${missing.join(' and ')} not installed.`);
      return;
    }
    await withMariadb(async (mysql) => {
      process.env.TEST_MYSQL_URL = mysql;
      await stormBoth('mysql', program, rounds);
    });
  });
});
