import { mkdirSync, rmSync } from 'fs';
import path from 'path';
import { Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { migrate } from '../../backend/database/migrate';
import { someone } from '../../tests/access/someone';
import { createSchedule } from '../../backend/schedules/editing/save-schedule';
import { DUE_SCHEDULES } from '../../backend/schedules/planning/plan-due';
import { CpuMeter, cpuMeter } from '../measure/cpu';
import { elapsedMs, median } from '../measure/rounds';
import { openDatabase } from '../sides/postgres';
import { startBenchService } from '../sides/service';
import { loadWorld, periodOf } from '../world/load';
import { World } from '../world/world';

export interface DueSchedulesResult {
  schedules: number;
  replicas: number;
  /** From the minute they were due to the last run that was done; the wait for the tick is part of it. */
  seconds: number;
  /** Until all were in the ledger. */
  plannedAfterS: number;
  /** Until half of them, and 99 of 100, had begun. */
  begunAfterS: { half: number; p99: number };
  /** Runs each replica made. */
  made: number[];
  /** Windows in the ledger more than once, and runs without their one file: what must be 0. */
  twice: number;
  notOneFile: number;
  commits: number;
  /** Processor time of PostgreSQL and the replicas, where the system tells. */
  cpuMs?: number;
  /** What a tick asks that finds nothing due among so many schedules. */
  idle: { schedules: number; medianMs: number; plan: string };
}

interface Trial {
  serverUrl: string;
  servicePath: string;
  directory: string;
  world: World;
  schedules?: number;
  progress(text: string): void;
}

const SCHEDULES = 10_000;
const IDLE_SCHEDULES = 100_000;
const REPLICAS = 2;
const ATTEMPTS = 50_000;
const DAYS = 3;
const DAY_MS = 86_400_000;
const LOOKS = 50;

const COLUMNS = 'name, zone, rule, catch_up, job, owner, owner_role, share, planned_to, next_at, zone_rules';

/** Schedules of one customer each, due at the same minute, run by replicas of the service; and a tick when nothing is due. */
export async function runDueSchedules(trial: Trial): Promise<DueSchedulesResult> {
  const { serverUrl, servicePath, world, schedules = SCHEDULES, progress } = trial;
  const files = path.join(trial.directory, 'schedule-files');
  mkdirSync(files, { recursive: true });
  const { pool, url } = await openDatabase(serverUrl, 'trunkline_bench_schedules', true);
  try {
    await migrate(pool);
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    await loadWorld(pool, world, periodOf(today - (DAYS - 1) * DAY_MS, DAYS, ATTEMPTS), progress);
    await makeSchedules(pool, world, schedules);
    const services = await Promise.all(
      Array.from({ length: REPLICAS }, () => startBenchService(servicePath, url, { TRUNKLINE_FILES_DIR: files }))
    );
    try {
      await settled(pool);
      const meter = cpuMeter(
        pool,
        services.map(({ processId }) => processId)
      );
      const ran = await runAll(pool, schedules, meter, progress);
      return { schedules, replicas: REPLICAS, ...ran, ...(await verdict(pool)), idle: await idleTick(pool, schedules) };
    } finally {
      await Promise.all(services.map((service) => service.stop()));
    }
  } finally {
    await pool.end();
    rmSync(files, { recursive: true, force: true });
  }
}

async function makeSchedules(pool: Pool, { customers }: World, count: number): Promise<void> {
  const owner = someone('bench', 'editor');
  await createSchedule(
    pool,
    {
      name: 'Traffic 1',
      zone: 'UTC',
      rule: { unit: 'day', settleMinutes: 0 },
      job: { report: 'customer-traffic', question: { filters: [{ dimension: 'customer_id', values: ['?'] }] } },
    },
    owner
  );
  await pool.query(
    `with numbered as (select id, row_number() over () as at from unnest($2::text[]) id)
     insert into schedules (${COLUMNS})
     select 'Traffic ' || n, zone, rule, catch_up, jsonb_set(job, '{question,filters,0,values,0}', to_jsonb(id)), owner,
       owner_role, 'customer:' || id, planned_to, next_at, zone_rules
     from schedules, generate_series(2, $1 + 1) n join numbered on at = 1 + n % $3`,
    [count, customers.map(({ id }) => id), customers.length]
  );
  await pool.query(`delete from schedules where name = 'Traffic 1'`);
  await pool.query('analyze schedules');
}

/** Rollups are up to date, as they are on a day in service. */
async function settled(pool: Pool): Promise<void> {
  await until(pool, 'not exists (select from dirty_marks) and not exists (select from stale_buckets)', 200);
}

async function runAll(pool: Pool, count: number, meter: CpuMeter, progress: Trial['progress']) {
  const commits = () => scalar(pool, `select xact_commit from pg_stat_database where datname = current_database()`);
  await pool.query(
    `update schedules set planned_to = date_trunc('day', now()) - interval '1 day',
       next_at = date_trunc('minute', now()) + interval '1 minute'`
  );
  const before = await commits();
  const cpu = await meter();
  const [{ due }] = (await pool.query<{ due: string }>('select min(next_at) as due from schedules')).rows;
  await until(pool, `(select count(*) = ${count} from runs)`, 250);
  const since = (column: string) =>
    scalar(pool, `select extract(epoch from max(${column}) - $1::timestamptz) from runs`, [due]);
  const plannedAfterS = await since('created_at');
  const begunAfter = (part: number) =>
    scalar(
      pool,
      'select percentile_cont($2) within group (order by extract(epoch from started_at - $1::timestamptz)) from runs',
      [due, part]
    );
  for (let done = 0; done < count;) {
    await delay(1_000);
    done = await scalar(pool, `select count(*) from runs where state not in ('planned', 'generating', 'stored')`);
    progress(`${done} runs of ${count}`);
  }
  const cpuMs = await cpu();
  const made = await pool.query<{ made: string }>('select count(*) as made from runs group by worker order by worker');
  return {
    cpuMs,
    seconds: await since('finished_at'),
    plannedAfterS,
    begunAfterS: { half: await begunAfter(0.5), p99: await begunAfter(0.99) },
    made: made.rows.map((row) => Number(row.made)),
    commits: (await commits()) - before,
  };
}

async function verdict(pool: Pool): Promise<Pick<DueSchedulesResult, 'twice' | 'notOneFile'>> {
  const failed = await scalar(pool, `select count(*) from runs where state <> 'done'`);
  if (failed > 0) {
    throw new Error(`${failed} runs are not done: the ledger says why.`);
  }
  return {
    twice: await scalar(pool, 'select count(*) - count(distinct (schedule_id, period_key)) from runs'),
    notOneFile: await scalar(
      pool,
      'select count(*) from runs r where (select count(*) from run_files f where f.run_id = r.run_id) <> 1'
    ),
  };
}

async function idleTick(pool: Pool, existing: number): Promise<DueSchedulesResult['idle']> {
  await pool.query(
    `insert into schedules (${COLUMNS})
     select 'Idle ' || n, zone, rule, catch_up, job, owner, owner_role, share, planned_to, next_at, zone_rules
     from (select * from schedules limit 1) one, generate_series(1, $1) n`,
    [IDLE_SCHEDULES - existing]
  );
  await pool.query('vacuum analyze schedules');
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    times.push(await elapsedMs(async () => void (await pool.query(DUE_SCHEDULES))));
  }
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${DUE_SCHEDULES}`);
  return {
    schedules: IDLE_SCHEDULES,
    medianMs: median(times),
    plan: rows.map((row) => row['QUERY PLAN']).join('\n'),
  };
}

async function scalar(pool: Pool, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool.query<Record<string, string>>(sql, values);
  return Number(Object.values(rows[0])[0]);
}

async function until(pool: Pool, condition: string, everyMs: number): Promise<void> {
  while (!(await pool.query<{ is: boolean }>(`select ${condition} as is`)).rows[0].is) {
    await delay(everyMs);
  }
}
