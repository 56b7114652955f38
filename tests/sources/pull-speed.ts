import { configureSource } from '../../backend/sources/configure-source';
import { pullSource } from '../../backend/sources/pull/pull-source';
import { Engine } from '../../backend/sources/pull/switch-reader';
import { freshDatabase } from '../postgres/fresh-database';
import { NUMBERED, TIMED } from './stormed-tables';
import { TestSwitch, testSwitch } from './switch-database';

const ROWS_A_STATEMENT = 500;
const LOAD_S = 5;
/** Ten times as often as a service does. */
const PULL_EVERY_MS = 1_000;

/** How fast a switch's table is read and stored, and what being read costs a switch that writes as fast as it can. */
export async function pullSpeed(engine: Engine, rows: number): Promise<void> {
  for (const [name, table] of Object.entries({ numbered: NUMBERED, timed: TIMED })) {
    const [ours, database] = await Promise.all([freshDatabase(), testSwitch(engine)]);
    try {
      await table.create(database);
      for (let at = 0; at < rows; at += ROWS_A_STATEMENT) {
        const [first, ...others] = Array.from({ length: Math.min(ROWS_A_STATEMENT, rows - at) }, (_, n) =>
          table.insert(database, at + n, 1)
        );
        const values = others.map((sql) => sql.slice(sql.indexOf('values') + 'values'.length));
        await database.query([first, ...values].join(', '));
      }
      const settings = { ...table.settings, database: database.url };
      const source = await configureSource(ours.pool, 'measured', table.kind, settings);
      const began = performance.now();
      await pullSource(ours.pool, source);
      const seconds = (performance.now() - began) / 1000;
      process.stdout.write(
        `${engine}, ${name}: ${rows} calls read and stored in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second\n`
      );
      const alone = await writesASecond(database, table.insert, rows);
      let pulling = true;
      const pulls = (async () => {
        while (pulling) {
          await pullSource(ours.pool, source);
          await new Promise((resolve) => setTimeout(resolve, PULL_EVERY_MS));
        }
      })();
      const pulled = await writesASecond(database, table.insert, 2 * rows);
      pulling = false;
      await pulls;
      const cost = (100 * (1 - pulled / alone)).toFixed(1);
      process.stdout.write(
        `${engine}, ${name}: ${Math.round(alone)} commits a second while nothing reads, ${Math.round(pulled)} while it is ` +
          `read every second (${cost} % less, the service's own work on this machine among it)\n`
      );
    } finally {
      await Promise.all([ours.drop(), database.drop()]);
    }
  }
}

async function writesASecond(
  database: TestSwitch,
  insert: (typeof NUMBERED)['insert'],
  firstCall: number
): Promise<number> {
  const until = performance.now() + LOAD_S * 1000;
  let writes = 0;
  while (performance.now() < until) {
    await database.query(insert(database, firstCall + writes, 1));
    writes += 1;
  }
  return writes / LOAD_S;
}
