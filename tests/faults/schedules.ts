import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { acceptAnyStart } from '../attempts/insert-attempts';
import { freshDatabase } from '../postgres/fresh-database';
import { scheduleStorm, WINDOWS_OF_EACH } from '../schedules/kill-storm';
import { teller } from './teller';

/** Planners and makers of runs under `kill -9`. Throws where a window was lost or made twice, or its file is not right. */
export async function run(program: string, schedules: number): Promise<string> {
  const database = await freshDatabase();
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-storm-'));
  try {
    const { pool, url } = database;
    await acceptAnyStart(pool);
    const startedAt = Date.now();
    const result = await scheduleStorm({
      pool,
      url,
      program,
      directory,
      schedules,
      replicas: 4,
      everyMs: 750,
      progress: teller(schedules * WINDOWS_OF_EACH, 'windows'),
    });
    const { kills, runs, windows, made, wrongFiles, givenUp, leftovers } = result;
    const line =
      `${schedules} schedules with three windows each, ${kills} kills in ${Math.round((Date.now() - startedAt) / 1_000)} s: ` +
      `${runs} runs of ${windows} windows, ${made} with their one mail, ${wrongFiles} without their one file; ` +
      `${givenUp} given up after five workers and asked for again, ${leftovers} files left over.`;
    const wanted = schedules * WINDOWS_OF_EACH;
    if (runs !== wanted || windows !== wanted || made !== wanted || wrongFiles > 0) {
      throw new Error(`The ledger did not keep its promise. ${line}`);
    }
    return line;
  } finally {
    rmSync(directory, { recursive: true });
    await database.drop();
  }
}
