import { Pool, PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';

import { SkipReason } from '../../../contract/run';
import { CatchUp } from '../../../contract/schedule';
import { ScheduleRule } from '../../../contract/schedule-rule';
import { inTransaction } from '../../database/pool';
import { Slot } from '../calendar/period';
import { storedInstant } from '../ledger/stored-instant';
import { catchUp, mostMissed } from './catch-up';
import { dueSlots } from './due-slots';
import { insertRuns, PlannedRun, plannedRun } from './insert-runs';
import { tellOfMissed } from './tell-of-missed';
import { ZONE_RULES } from './zone-rules';

/** Schedules planned in one transaction. */
const AT_A_TIME = 100;

/** The tick's one question while nothing is due: answered by the index of next slots. */
export const DUE_SCHEDULES = `select schedule_id, state, zone, rule, catch_up, planned_to, now() as now from schedules
  where state <> 'deleted' and next_at <= now() order by next_at limit ${AT_A_TIME} for update skip locked`;

interface DueSchedule {
  schedule_id: string;
  state: 'active' | 'paused';
  zone: string;
  rule: ScheduleRule;
  catch_up: CatchUp;
  planned_to: string;
  now: string;
}

export interface NextSlot {
  schedule_id: string;
  planned_to: string | null;
  next_at: string | null;
  next_key: string | null;
  next_from: string | null;
  next_to: string | null;
  problem: string | null;
}

export interface Planned {
  /** Schedules that were due. */
  schedules: number;
  /** Runs and skipped windows that are new in the ledger. */
  runs: number;
}

/** Enters what is due into the ledger, oldest schedules first, until nothing is. Any number of replicas may do so at once. */
export async function planDue(pool: Pool, isOver: () => boolean = () => false): Promise<Planned> {
  const planned: Planned = { schedules: 0, runs: 0 };
  for (let count = AT_A_TIME; count === AT_A_TIME && !isOver();) {
    const round = await inTransaction(pool, (client) => planSome(client));
    planned.schedules += round.schedules;
    planned.runs += round.runs;
    count = round.schedules;
  }
  return planned;
}

/**
 * What is due, what it is entered as, and when the schedule is due next: all in one transaction, which is what makes it once.
 * With a reason all of it is skipped.
 */
export async function planSome(client: PoolClient, skipAll?: SkipReason): Promise<Planned> {
  const { rows } = await client.query<DueSchedule>(DUE_SCHEDULES);
  if (rows.length === 0) {
    return { schedules: 0, runs: 0 };
  }
  const plans = rows.map((schedule) => planOf(schedule, skipAll));
  const entered = await insertRuns(
    client,
    plans.flatMap((plan) => plan.runs)
  );
  await tellOfMissed(client, entered);
  await setNextSlots(
    client,
    plans.map((plan) => plan.next)
  );
  return { schedules: rows.length, runs: entered.length };
}

/** One schedule whose slots can't be reckoned keeps none of the others from theirs: it is left with its problem. */
function planOf(schedule: DueSchedule, skipAll?: SkipReason): { runs: PlannedRun[]; next: NextSlot } {
  const { schedule_id, zone, rule } = schedule;
  const now = storedInstant(schedule.now);
  try {
    const { due, next, before } = dueSlots(rule, zone, { plannedTo: storedInstant(schedule.planned_to), now });
    const most = mostMissed(schedule.catch_up, rule.unit);
    const decisions = catchUp(due, { policy: schedule.catch_up.policy, most, now });
    const all = schedule.state === 'paused' ? 'paused' : skipAll;
    const runs = decisions.map(({ slot, skip, late }) => plannedRun(schedule_id, slot, { late, skip: all ?? skip }));
    const older = before ? [plannedRun(schedule_id, before, { late: true, skip: all ?? 'over_cap' })] : [];
    return { runs: [...older, ...runs], next: nextSlot(schedule_id, next, due.at(-1)) };
  } catch (error) {
    return { runs: [], next: noSlot(schedule, error) };
  }
}

/** A schedule whose next slot can't be reckoned, and why: its zone is gone from the rules, say. */
export function noSlot({ schedule_id, zone }: Pick<DueSchedule, 'schedule_id' | 'zone'>, error: unknown): NextSlot {
  const reason = error instanceof Error ? error.message : String(error);
  const problem = `The next slot can’t be reckoned in ${zone}: ${reason}`;
  return { schedule_id, planned_to: null, next_at: null, next_key: null, next_from: null, next_to: null, problem };
}

export function nextSlot(schedule_id: string, next: Slot, planned?: { to: Temporal.Instant }): NextSlot {
  return {
    schedule_id,
    planned_to: planned?.to.toString() ?? null,
    next_at: next.at.toString(),
    next_key: next.key,
    next_from: next.from.toString(),
    next_to: next.to.toString(),
    problem: null,
  };
}

/** A schedule whose next slot can't be reckoned is looked at again in an hour: time zone rules may come back. */
export async function setNextSlots(client: PoolClient, slots: NextSlot[]): Promise<void> {
  await client.query(
    `update schedules s set planned_to = coalesce(n.planned_to, s.planned_to), next_key = n.next_key, next_from = n.next_from,
       next_to = n.next_to, problem = n.problem, zone_rules = $2, next_at = coalesce(n.next_at, now() + interval '1 hour')
     from jsonb_to_recordset($1::jsonb) as n (schedule_id bigint, planned_to timestamptz, next_at timestamptz,
       next_key text, next_from timestamptz, next_to timestamptz, problem text)
     where s.schedule_id = n.schedule_id`,
    [JSON.stringify(slots), ZONE_RULES]
  );
}
