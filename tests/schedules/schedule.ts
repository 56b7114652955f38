import { Pool } from 'pg';

import { Principal } from '../../backend/access/principal';
import { someone } from '../access/someone';
import { createSchedule } from '../../backend/schedules/editing/save-schedule';
import { ScheduleInput } from '../../contract/schedule';

export const ANA: Principal = someone('ana', 'editor');

let named = 0;

/** A daily schedule of customer traffic that goes to nobody, unless changed. */
export function scheduleInput(changes: Partial<ScheduleInput> = {}): ScheduleInput {
  named += 1;
  return {
    name: `Traffic ${named}`,
    zone: 'Europe/Madrid',
    rule: { unit: 'day', at: '08:00' },
    job: { report: 'customer-traffic' },
    ...changes,
  };
}

export const madeSchedule = (pool: Pool, changes: Partial<ScheduleInput> = {}) =>
  createSchedule(pool, scheduleInput(changes), ANA);

/** As if nothing had been planned since then: the service was away. */
export async function awaySince(pool: Pool, since: string, scheduleId?: string): Promise<void> {
  await pool.query(
    `update schedules set planned_to = $1, next_at = now() - interval '1 second'
     where $2::bigint is null or schedule_id = $2`,
    [since, scheduleId ?? null]
  );
}

/** So many whole days ago, at the start of the day in the zone. */
export async function dayStart(pool: Pool, daysAgo: number, zone = 'Europe/Madrid'): Promise<string> {
  const { rows } = await pool.query<{ at: string }>(
    `select (date_trunc('day', now() at time zone $1) - make_interval(days => $2)) at time zone $1 as at`,
    [zone, daysAgo]
  );
  return rows[0].at;
}
