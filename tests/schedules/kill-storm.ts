import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { moveRun } from '../../backend/schedules/ledger/move-run';
import { startReplicas } from '../long/replicas';
import { startChild } from '../rollups/killable';
import { ANA, dayStart, madeSchedule } from './schedule';

export interface ScheduleStorm {
  pool: Pool;
  url: string;
  /** Made of `child.ts`. */
  program: string;
  /** Where the replicas keep their files. */
  directory: string;
  schedules: number;
  replicas: number;
  /** Milliseconds from one kill to the next. */
  everyMs: number;
  /** After so many the replicas are let live. */
  mostKills?: number;
  /** How many windows are not at their end. */
  progress?: (so: { kills: number; open: number }) => void;
}

export interface ScheduleStormResult {
  kills: number;
  /** Rows of the ledger, and the windows they are of: the same, and three of each schedule. */
  runs: number;
  windows: number;
  /** Made and handed over, with one delivery to their one recipient. */
  made: number;
  /** Runs whose files are not one, whole, as the ledger says. */
  wrongFiles: number;
  /** Runs five workers were lost over, which the ledger says failed, and which were then asked for again. */
  givenUp: number;
  /** Files of workers that died before the ledger knew them: removed after hours. */
  leftovers: number;
}

export const WINDOWS_OF_EACH = 3;
/** Schedules that become due at once. */
const WAVE = 25;
const OVER = `('done', 'delivering')`;

/**
 * Lets schedules that missed three windows become due in waves, has replicas plan and make them, and kills one of these
 * again and again, until all is made.
 */
export async function scheduleStorm(storm: ScheduleStorm): Promise<ScheduleStormResult> {
  const { pool, url, program, directory, schedules, replicas, everyMs, mostKills = Infinity, progress } = storm;
  await makeSchedules(pool, schedules);
  const programs = startReplicas(replicas, () => startChild(program, url, directory));
  let kills = 0;
  let givenUp = 0;
  try {
    for (let open: number; (open = await openWindows(pool, schedules)) > 0;) {
      progress?.({ kills, open });
      await nextWave(pool);
      givenUp += await askAgain(pool);
      await delay(everyMs);
      const killed = kills < mostKills ? await programs.killOne() : undefined;
      if (killed !== undefined) {
        kills += 1;
        await endLeasesOf(pool, killed);
      }
    }
    return { kills, givenUp, ...(await verdict(pool, directory)) };
  } finally {
    await programs.end();
  }
}

async function makeSchedules(pool: Pool, count: number): Promise<void> {
  await madeSchedule(pool, {
    rule: { unit: 'day', settleMinutes: 0 },
    job: { report: 'customer-traffic', recipients: { addresses: ['noc@carrier.example'] } },
  });
  await pool.query(
    `insert into schedules (name, zone, rule, catch_up, job, owner, owner_role, share, planned_to, next_at, zone_rules)
     select 'copy ' || n, zone, rule, catch_up, job, owner, owner_role, 'customer:' || n % 7, planned_to, next_at, zone_rules
     from schedules, generate_series(2, $1) n`,
    [count]
  );
  await pool.query(`update schedules set planned_to = $1, next_at = 'infinity'`, [
    await dayStart(pool, WINDOWS_OF_EACH),
  ]);
}

const nextWave = (pool: Pool) =>
  pool.query(
    `update schedules set next_at = now() where schedule_id in (
       select schedule_id from schedules where next_at = 'infinity' order by random() limit ${WAVE})`
  );

/** An operator's answer to a run that was given up. */
async function askAgain(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ run_id: string }>(`select run_id from runs where state = 'failed'`);
  for (const { run_id } of rows) {
    await moveRun(pool, run_id, 'retry', ANA);
  }
  await pool.query(`update runs set not_before = now() where state = 'planned' and not_before > now()`);
  return rows.length;
}

/** As if a minute had passed since it died. */
const endLeasesOf = (pool: Pool, pid: number) =>
  pool.query(`update runs set lease_until = now() where state = 'generating' and worker like '%-' || $1 || '-%'`, [
    pid,
  ]);

async function openWindows(pool: Pool, schedules: number): Promise<number> {
  const { rows } = await pool.query<{ open: number }>(
    `select (greatest($1, count(*)) - count(*) filter (where state in ${OVER}))::int as open from runs`,
    [schedules * WINDOWS_OF_EACH]
  );
  return rows[0].open;
}

interface LedgerRow {
  state: string;
  mails: number;
  files: Array<{ path: string; bytes: number; sha256: string }> | null;
}

/** The ledger against the files there are. */
async function verdict(pool: Pool, directory: string): Promise<Omit<ScheduleStormResult, 'kills' | 'givenUp'>> {
  const { rows } = await pool.query<LedgerRow>(
    `select state, (select count(*)::int from deliveries d where d.run_id = r.run_id) as mails,
       (select jsonb_agg(jsonb_build_object('path', path, 'bytes', bytes, 'sha256', sha256)) from run_files f
        where f.run_id = r.run_id) as files
     from runs r`
  );
  const { rows: windows } = await pool.query<{ count: number }>(
    'select count(distinct (schedule_id, period_key))::int as count from runs'
  );
  const isWhole = ({ path, bytes, sha256 }: { path: string; bytes: number; sha256: string }) => {
    const place = `${directory}/${path}`;
    const content = existsSync(place) ? readFileSync(place) : Buffer.alloc(0);
    return content.length === bytes && createHash('sha256').update(content).digest('hex') === sha256;
  };
  const kept = readdirSync(directory, { recursive: true }).filter((name) => /\.csv(\.part)?$/.test(String(name)));
  return {
    runs: rows.length,
    windows: windows[0].count,
    made: rows.filter(({ mails }) => mails === 1).length,
    wrongFiles: rows.filter(({ files }) => files?.length !== 1 || !isWhole(files[0])).length,
    leftovers: kept.length - rows.filter(({ files }) => files).length,
  };
}
