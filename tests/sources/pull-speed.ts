import { setTimeout as delay } from 'timers/promises';

import { configureSource } from '../../backend/sources/configure-source';
import { pullSource } from '../../backend/sources/pull/pull-source';
import { Engine } from '../../backend/sources/pull/switch-reader';
import { pulledSwitch } from '../../backend/sources/pulled-switches';
import { freshDatabase } from '../postgres/fresh-database';
import { StormedTable } from './storm';
import { NUMBERED, TIMED } from './stormed-tables';
import { TestSwitch, testSwitch } from './switch-database';

const ROWS_A_STATEMENT = 500;
const LOAD_S = 5;
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
      const { watermark } = await look(table, settings, null);
      const nothing = await look(table, settings, watermark);
      process.stdout.write(
        `${engine}, ${name}: a look that finds nothing new takes the switch ${nothing.milliseconds.toFixed(0)} ms\n`
      );
      const alone = await writesASecond(database, table.insert, rows);
      const reading = keepLooking(table, settings, watermark);
      const read = await writesASecond(database, table.insert, 2 * rows);
      await reading.stop();
      const cost = Math.max(0, 100 * (1 - read / alone)).toFixed(1);
      process.stdout.write(
        `${engine}, ${name}: ${Math.round(alone)} commits a second while nothing reads, ${Math.round(read)} while it is ` +
          `read every second, ten times as often as a service does (${cost} % less, with both on this machine)\n`
      );
    } finally {
      await Promise.all([ours.drop(), database.drop()]);
    }
  }
}

/** All that is new to that watermark, read and not stored: what is left is the switch's part. */
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

function keepLooking(table: StormedTable, settings: Record<string, unknown>, from: unknown) {
  let isWanted = true;
  const looking = (async () => {
    for (let watermark = from; isWanted; await delay(PULL_EVERY_MS)) {
      ({ watermark } = await look(table, settings, watermark));
    }
  })();
  return {
    stop: async () => {
      isWanted = false;
      await looking;
    },
  };
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
