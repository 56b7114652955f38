import { Pool } from 'pg';

import { refreshAll } from '../../backend/rollups/refresh-worker';
import { elapsedMs } from '../measure/rounds';

export interface BacklogResult {
  /** Attempts a second the busiest hour brings. */
  peakRate: number;
  /** Attempts a second that are added up anew, hours one by one, and whole days at once. */
  drainByHour: number;
  drainByDay: number;
  /** A month (or all there is) rated anew for one customer. */
  reRated: { attempts: number; buckets: number; buildMs: number; days: number; mostVersions: number };
}

const CUSTOMER = 'c010';
const HOURS_IN_BACKLOG = 5;

async function rateAnew(pool: Pool, from: Date, to: Date): Promise<number> {
  const { rowCount } = await pool.query(
    `with changed as (
       update attempts set customer_charge = round(customer_charge * 1.01, 6) + 0.000001
       where customer_id = $1 and started_at >= $2 and started_at < $3 and customer_charge > 0
       returning started_at
     ), marked as (
       insert into dirty_marks (hour) select distinct date_trunc('hour', started_at, 'UTC') from changed
     )
     select from changed`,
    [CUSTOMER, from, to]
  );
  return rowCount ?? 0;
}

async function countBetween(pool: Pool, from: Date, to: Date): Promise<number> {
  const { rows } = await pool.query<{ attempts: string }>(
    'select count(*) as attempts from attempts where started_at >= $1 and started_at < $2',
    [from, to]
  );
  return Number(rows[0].attempts);
}

/** How fast dirty hours of a busy day, a whole such day, and a month rated anew are added up. */
export async function runBacklog(pool: Pool, first: Date, days: number): Promise<BacklogResult> {
  const at = (hours: number) => new Date(first.getTime() + hours * 3_600_000);
  await refreshAll(pool);
  const { rows } = await pool.query<{ peak: string }>(
    `select max(n) as peak from (select count(*) as n from attempts where started_at >= $1 and started_at < $2
       group by date_trunc('hour', started_at)) hours`,
    [first, at(Math.min(days, 30) * 24)]
  );

  const hours = [at(24 + 9), at(24 + 9 + HOURS_IN_BACKLOG)] as const;
  await rateAnew(pool, ...hours);
  const byHourMs = await elapsedMs(() => refreshAll(pool));

  const day = [at(24), at(48)] as const;
  await rateAnew(pool, ...day);
  const byDayMs = await elapsedMs(() => refreshAll(pool));

  const span = Math.min(days, 30);
  const month = [first, at(span * 24)] as const;
  await pool.query('update tier_buckets set version = 1');
  const reRated = await rateAnew(pool, ...month);
  const buildMs = await elapsedMs(() => refreshAll(pool));
  const { rows: written } = await pool.query<{ buckets: string; most: string }>(
    'select count(*) as buckets, max(version) - 1 as most from tier_buckets where version > 1'
  );
  return {
    peakRate: Number(rows[0].peak) / 3_600,
    drainByHour: ((await countBetween(pool, ...hours)) * 1_000) / byHourMs,
    drainByDay: ((await countBetween(pool, ...day)) * 1_000) / byDayMs,
    reRated: {
      attempts: reRated,
      buckets: Number(written[0].buckets),
      buildMs,
      days: span,
      mostVersions: Number(written[0].most),
    },
  };
}
