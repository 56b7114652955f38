import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { ensureSource } from '../../backend/calls/source';
import { acceptAnyStart } from '../attempts/insert-attempts';
import { freshDatabase } from '../postgres/fresh-database';
import { killChild, startChild } from '../rollups/killable';
import { awaySince, dayStart, madeSchedule } from '../schedules/schedule';

const MOST_MB = 150;

/** A schedule’s list of so many calls. Throws where its worker takes more memory than it may, or rows are missing. */
export async function run(program: string, calls: number): Promise<string> {
  const database = await freshDatabase();
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-memory-'));
  try {
    const { pool, url } = database;
    await storeCalls(pool, calls);
    await madeSchedule(pool, {
      rule: { unit: 'day', settleMinutes: 0 },
      job: { report: 'call-list', gzip: true },
    });
    await awaySince(pool, await dayStart(pool, 1));
    const startedAt = Date.now();
    const worker = await startChild(program, url, directory);
    try {
      await ended(pool);
      const peakMb = peakOf(worker.pid!);
      const { rows } = await pool.query<{ state: string; message: string | null; rows: string; bytes: string }>(
        'select state, message, r.rows, f.bytes from runs r left join run_files f using (run_id)'
      );
      const [{ state, message, rows: written, bytes }] = rows;
      const line =
        `${Number(written).toLocaleString('en')} rows, ${Math.round(Number(bytes) / 1e6)} MB as gz, in ` +
        `${Math.round((Date.now() - startedAt) / 1_000)} s: the worker took at most ${Math.round(peakMb)} MB.`;
      if (state !== 'done' || Number(written) !== calls || peakMb > MOST_MB) {
        throw new Error(
          `That is more than ${MOST_MB} MB, or not the whole file (the run is ${state}). ${line} ${message ?? ''}`
        );
      }
      return line;
    } finally {
      await killChild(worker);
    }
  } finally {
    rmSync(directory, { recursive: true });
    await database.drop();
  }
}

async function storeCalls(pool: Pool, calls: number): Promise<void> {
  await acceptAnyStart(pool);
  const { sourceId } = await ensureSource(pool, { name: 'memory', kind: 'canonical' });
  await pool.query(
    `insert into attempts (source_id, attempt_id, call_id, is_final, started_at, answered_at, talk_s, outcome, customer_id,
       provider_id, customer_charge, customer_currency, cli_digits, destination_digits, destination_matched)
     select $3, n, n, true, at, at, 60, 'answered', 'customer ' || n % 500, 'provider ' || n % 200, 0.10, 'EUR',
       (34600000000 + n)::text, (442000000000 + n)::text, false
     from (select n, $1::timestamptz + n * interval '80000 seconds' / $2 as at from generate_series(1, $2) n) calls`,
    [await dayStart(pool, 1), calls, sourceId]
  );
  await pool.query('analyze attempts');
}

async function ended(pool: Pool): Promise<void> {
  for (let over = false; !over;) {
    await delay(500);
    const { rows } = await pool.query(`select from runs where state in ('done', 'failed', 'skipped')`);
    over = rows.length > 0;
  }
}

/** The most it ever took, as Linux tells it. */
const peakOf = (pid: number) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024;
