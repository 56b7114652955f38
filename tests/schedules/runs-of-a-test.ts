import { Pool } from 'pg';

import { planDue } from '../../backend/schedules/planning/plan-due';
import { ScheduleInput } from '../../contract/schedule';
import { acceptAnyStart } from '../attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../postgres/fresh-database';
import { Maker, runMaker } from './run-now';
import { awaySince, dayStart, madeSchedule } from './schedule';

export interface RunsOfATest {
  readonly pool: Pool;
  readonly maker: Maker;
  query<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** A daily schedule of which yesterday is planned; answers its id. */
  planYesterday(changes?: Partial<ScheduleInput>): Promise<string>;
}

/** An empty database and a maker of runs, anew for each test of the file. */
export function runsOfATest(): RunsOfATest {
  let database: FreshDatabase;
  let maker: Maker;
  beforeEach(async () => {
    database = await freshDatabase();
    await acceptAnyStart(database.pool);
    maker = runMaker(database.pool);
  });
  afterEach(async () => {
    maker.remove();
    await database.drop();
  });
  return {
    get pool() {
      return database.pool;
    },
    get maker() {
      return maker;
    },
    query: async <T extends object>(sql: string, values: unknown[] = []) =>
      (await database.pool.query<T>(sql, values)).rows,
    planYesterday: async (changes = {}) => {
      const id = await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 }, ...changes });
      await awaySince(database.pool, await dayStart(database.pool, 1), id);
      await planDue(database.pool);
      return id;
    },
  };
}
