import { configureSource } from '../../backend/sources/configure-source';
import { pullSource } from '../../backend/sources/pull/pull-source';
import { Engine } from '../../backend/sources/pull/switch-reader';
import { pulledSwitch } from '../../backend/sources/pulled-switches';
import { freshDatabase } from '../postgres/fresh-database';
import { StormedTable } from './storm';
import { NUMBERED, TIMED } from './stormed-tables';
import { testSwitch } from './switch-database';

const ROWS_A_STATEMENT = 500;

/** How fast a switch's table is read and stored, and for how long the switch itself is asked meanwhile. */
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
      // Rows found by their time are read from their first moment on: these have only just been written.
      const ages = table === TIMED ? { read_again_s: [0, 60, 3600] } : {};
      const settings = { ...table.settings, ...ages, database: database.url };
      const source = await configureSource(ours.pool, 'measured', table.kind, settings);
      const began = performance.now();
      const { loaded } = await pullSource(ours.pool, source);
      const seconds = (performance.now() - began) / 1000;
      if (loaded !== rows) {
        throw new Error(`Of ${rows} calls, ${loaded} were loaded.`);
      }
      process.stdout.write(
        `${engine}, ${name}: ${rows} calls read and stored in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second\n`
      );
      const all = await look(table, settings, null);
      const nothing = await look(table, settings, all.watermark);
      const perThousand = (all.milliseconds / rows) * 1000;
      process.stdout.write(
        `${engine}, ${name}: the switch is asked for at most ${perThousand.toFixed(0)} ms per thousand new calls, and ` +
          `${nothing.milliseconds.toFixed(0)} ms by a look that finds nothing new, one every ten seconds\n`
      );
    } finally {
      await Promise.all([ours.drop(), database.drop()]);
    }
  }
}

/** All that is new to that watermark, read and not stored: the time of the switch, and of making attempts of its rows. */
async function look(
  { kind }: StormedTable,
  settings: Record<string, unknown>,
  before: unknown
): Promise<{ watermark: unknown; milliseconds: number }> {
  const began = performance.now();
  let watermark = before;
  await pulledSwitch(kind)
    .withSettings(settings)
    .open(async (opened) => {
      const reader = opened.start(before);
      for (let exhausted = false; !exhausted;) {
        ({ watermark, exhausted } = await reader.next());
      }
    });
  return { watermark, milliseconds: performance.now() - began };
}
