import { Engine } from '../../backend/sources/pull/switch-reader';
import { freshDatabase } from '../postgres/fresh-database';
import { storm } from './storm';
import { NUMBERED, TIMED } from './stormed-tables';
import { testSwitch } from './switch-database';

/** Storms both kinds of tables on one kind of database, and says what happened. */
export async function stormBoth(engine: Engine, program: string, rounds: number): Promise<void> {
  for (const [name, table] of Object.entries({ numbered: NUMBERED, timed: TIMED })) {
    const [ours, database] = await Promise.all([freshDatabase(), testSwitch(engine)]);
    try {
      const started = Date.now();
      const counts = await storm(ours.pool, database, table, program, ours.url, { rounds, random: Math.random });
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      process.stdout.write(
        `${engine}, ${name}: ${rounds} rounds in ${seconds} s; ${counts.committed} calls committed, ` +
          `${counts.rolledBack} rolled back, ${counts.updates} changed afterwards, ${counts.longTransactions} long ` +
          `transactions, ${counts.kills} kills: nothing lost, nothing doubled.\n`
      );
    } finally {
      await Promise.all([ours.drop(), database.drop()]);
    }
  }
}
