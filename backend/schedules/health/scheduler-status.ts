import { Pool } from 'pg';
import { Registry } from 'prom-client';

import { Replica, SchedulerStatus } from '../../../contract/scheduler';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { sqlGauge } from '../../database/sql-gauge';

/** Three ticks, and a moment more. */
const ALIVE = `i.ticked_at > now() - interval '35 seconds'`;
const OVERDUE = `schedules where state <> 'deleted' and next_at <= now()`;
const WAITING = `runs where state = 'planned' and not_before <= now()`;
const seconds = (since: string) => `coalesce(extract(epoch from now() - ${since}), 0)::float8`;

type Figures = Omit<SchedulerStatus, 'replicas'>;

/** How planning, making and sending go, over all replicas. */
export async function schedulerStatus(db: Queryable): Promise<SchedulerStatus> {
  const { rows } = await db.query<Figures>(
    `select ${isoInstant('s.ticked_at')} as "tickedAt", extract(epoch from now() - s.ticked_at)::float8 as "tickedAgoS",
       due.count as overdue, due.by as "overdueByS", waiting.count as "runsWaiting", waiting.by as "runsWaitingS",
       (select count(*)::int from deliveries where state = 'queued') as "mailsWaiting",
       case when s.leapt_at is not null
         then jsonb_build_object('at', ${isoInstant('s.leapt_at')}, 'by', s.leap::text) end as leap,
       case when l.held_since is not null
         then jsonb_build_object('since', ${isoInstant('l.held_since')}, 'because', l.held_because) end as held
     from scheduler s, ledger l, (select count(*)::int as count, ${seconds('min(next_at)')} as by from ${OVERDUE}) due,
       (select count(*)::int as count, ${seconds('min(not_before)')} as by from ${WAITING}) waiting`
  );
  const { rows: replicas } = await db.query<Replica>(
    `select i.instance_id as name, ${isoInstant('i.started_at')} as "startedAt", ${isoInstant('i.ticked_at')} as "tickedAt",
       ${ALIVE} as "isAlive", i.zone_rules as "zoneRules", i.clock_skew_ms as "clockSkewMs",
       (select count(*)::int from runs where state = 'generating' and worker = i.instance_id) as runs,
       (select count(*)::int from deliveries where state = 'sending' and worker = i.instance_id) as mails
     from instances i where i.seen_at > now() - interval '1 day' order by i.started_at, i.instance_id`
  );
  return { ...rows[0], replicas };
}

/** The same as metrics. */
export function registerScheduler(pool: Pool, registry: Registry): void {
  const gauge = (name: string, help: string, sql: string) => sqlGauge(pool, registry, { name, help, sql });
  gauge(
    'trunkline_scheduler_tick_age_seconds',
    'Time since any replica last looked for schedules that are due.',
    'select extract(epoch from now() - ticked_at) as value from scheduler where ticked_at is not null'
  );
  gauge(
    'trunkline_replicas',
    'Replicas that look for schedules.',
    `select count(*) as value from instances i where ${ALIVE}`
  );
  gauge(
    'trunkline_schedules_overdue',
    'Schedules due and not planned yet.',
    `select count(*) as value from ${OVERDUE}`
  );
  gauge(
    'trunkline_schedules_overdue_seconds',
    'By how much the oldest of them is due.',
    `select ${seconds('min(next_at)')} as value from ${OVERDUE}`
  );
  gauge('trunkline_runs_waiting', 'Planned runs that may begin.', `select count(*) as value from ${WAITING}`);
  gauge(
    'trunkline_mails_waiting',
    'Mails in the outbox.',
    `select count(*) as value from deliveries where state = 'queued'`
  );
  gauge(
    'trunkline_ledger_held',
    'Whether nothing is planned, made or sent until somebody releases it.',
    'select (held_since is not null)::int as value from ledger'
  );
}
