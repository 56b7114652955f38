import { Pool, PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';

import { addressFault, normalAddress } from '../../../contract/address';
import { Problem } from '../../../contract/problem';
import { adhocRunSchema, runRequestSchema, RunTrigger } from '../../../contract/run';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { makerColumns } from '../../access/made-things';
import { homeOf, Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { Slot } from '../calendar/period';
import { slotsFrom } from '../calendar/slots';
import { assertAsked, assertJob, shareOf } from '../job';
import { storedInstant } from '../ledger/stored-instant';
import { lockSchedule, StoredSchedule } from './lock-schedule';
import { readMoment } from './read-moment';

/**
 * Runs a window of a schedule because somebody asks for it: the one of a moment, or the last that is over. The same
 * request id again is the same run. Answers its id.
 */
export async function requestRun(pool: Pool, id: string, input: unknown, principal: Principal): Promise<string> {
  const { requestId, trigger, windowOf, address } = readInput(runRequestSchema, input);
  const testAddress = trigger === 'test' ? readTestAddress(address) : null;
  return inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id, principal);
    const known = await findRequest(client, principal, id, requestId);
    if (known) {
      return known;
    }
    const now = await databaseNow(client);
    const slot = windowOf === undefined ? lastOver(stored, now) : slotOf(stored, readMoment(windowOf), now);
    const [runId] = await insertRequested(client, stored, {
      slots: [slot],
      trigger,
      requestId,
      testAddress,
      principal,
    });
    await recordChange(client, {
      by: principal,
      kind: 'run',
      id: runId,
      action: 'asked for',
      after: { schedule: stored.name, period: slot.key, trigger },
    });
    return runId;
  });
}

/** Sends a report on screen at once: a run without a schedule. The same request id again is the same run. */
export async function sendNow(pool: Pool, input: unknown, principal: Principal): Promise<string> {
  const { requestId, window, zone, job } = readInput(adhocRunSchema, input);
  return inTransaction(pool, async (client) => {
    await assertAsked(client, job, { window, zone }, principal);
    await assertJob(client, job, zone, principal);
    const { rows } = await client.query<{ run_id: string }>(
      `insert into runs (trigger, period_key, slot, window_from, window_to, zone, request_id, requested_by, share, job,
         owner, owner_role, org_id, owner_login, owner_token, scope)
       values ('adhoc', $1, now(), $2, $3, $4, $1, $7, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (org_id, coalesce(schedule_id, 0), request_id) where request_id is not null do nothing returning run_id`,
      [
        requestId,
        window.from,
        window.to,
        zone,
        shareOf(job, principal.name),
        JSON.stringify(job),
        ...makerColumns(principal),
      ]
    );
    if (rows.length === 0) {
      return (await findRequest(client, principal, null, requestId))!;
    }
    const id = rows[0].run_id;
    await client.query(`insert into run_events (run_id, event, message) values ($1, 'planned', $2)`, [
      id,
      `Asked for by ${principal.name}.`,
    ]);
    await recordChange(client, {
      by: principal,
      kind: 'run',
      id,
      action: 'asked for',
      after: { window, job },
    });
    return id;
  });
}

/** New attempts of windows that were run before. */
export async function againRuns(
  client: PoolClient,
  stored: StoredSchedule,
  slots: readonly Slot[],
  principal: Principal
): Promise<void> {
  await insertRequested(client, stored, { slots, trigger: 'again', requestId: null, testAddress: null, principal });
}

async function databaseNow(client: PoolClient): Promise<Temporal.Instant> {
  const { rows } = await client.query<{ now: string }>('select now() as now');
  return storedInstant(rows[0].now);
}

async function findRequest(
  client: PoolClient,
  principal: Principal,
  id: string | null,
  requestId: string
): Promise<string | undefined> {
  const { rows } = await client.query<{ run_id: string }>(
    `select run_id from runs
     where coalesce(schedule_id, 0) = coalesce($1::bigint, 0) and request_id = $2 and org_id = $3`,
    [id, requestId, homeOf(principal)]
  );
  return rows[0]?.run_id;
}

/** The window a moment is in, which must be over: nothing is sent of a window that still goes on. */
function slotOf({ rule, zone }: StoredSchedule, moment: Temporal.Instant, now: Temporal.Instant): Slot {
  const slot = slotsFrom(rule, zone, moment).next().value;
  if (Temporal.Instant.compare(slot.to, now) > 0) {
    throw new Problem('That window is not over yet. Choose one that is.', { field: 'windowOf' });
  }
  return slot;
}

function lastOver(stored: StoredSchedule, now: Temporal.Instant): Slot {
  const current = slotsFrom(stored.rule, stored.zone, now).next().value;
  return slotOf(stored, current.from.subtract({ nanoseconds: 1 }), now);
}

interface Requested {
  slots: readonly Slot[];
  trigger: RunTrigger;
  requestId: string | null;
  testAddress: string | null;
  principal: Principal;
}

async function insertRequested(
  client: PoolClient,
  stored: StoredSchedule,
  { slots, trigger, requestId, testAddress, principal }: Requested
): Promise<string[]> {
  const wanted = slots.map(({ key, at, from, to }) => ({ key, slot: `${at}`, from: `${from}`, to: `${to}` }));
  const { rows } = await client.query<{ run_id: string }>(
    `with entered as (
       insert into runs (schedule_id, trigger, attempt, period_key, slot, window_from, window_to, zone, request_id,
         requested_by, test_address, owner, owner_role, owner_address, share, job, turn, org_id, owner_login, owner_token, scope)
       select s.schedule_id, $3,
         1 + coalesce((select max(attempt) from runs o
           where o.schedule_id = s.schedule_id and o.period_key = w.key and o.trigger = $3), 0),
         w.key, w.slot, w."from", w."to", s.zone, $4, $5, $6, s.owner, s.owner_role, s.owner_address, s.share, s.job,
         coalesce((select min(turn) - 1 from runs where state = 'planned'), 0) + row_number() over (order by w."from"),
         s.org_id, s.owner_login, s.owner_token, s.scope
       from schedules s, jsonb_to_recordset($2::jsonb) as w (key text, slot timestamptz, "from" timestamptz, "to" timestamptz)
       where s.schedule_id = $1 order by w."from" returning run_id
     ), noted as (
       insert into run_events (run_id, event, message) select run_id, 'planned', $7 from entered
     )
     select run_id from entered`,
    [
      stored.schedule_id,
      JSON.stringify(wanted),
      trigger,
      requestId,
      principal.name,
      testAddress,
      `Asked for by ${principal.name}.`,
    ]
  );
  return rows.map(({ run_id }) => run_id);
}

function readTestAddress(address: string | undefined): string {
  const fault = address === undefined ? 'is missing: a test goes to one address' : addressFault(address);
  if (fault || address === undefined) {
    throw new Problem(`The address ${fault}.`, { field: 'address' });
  }
  return normalAddress(address);
}
