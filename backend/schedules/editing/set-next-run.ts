import { Pool, PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../../contract/problem';
import { nextRunSchema } from '../../../contract/schedule';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { Slot } from '../calendar/period';
import { slotsFrom } from '../calendar/slots';
import { storedInstant } from '../ledger/stored-instant';
import { unplannedSlots } from '../planning/due-slots';
import { insertRuns, plannedRun } from '../planning/insert-runs';
import { nextSlot, setNextSlots } from '../planning/plan-due';
import { lockSchedule, StoredSchedule } from './lock-schedule';
import { readMoment } from './read-moment';
import { againRuns } from './request-run';

/** So many windows can be run again, or left out, by one move. */
const MOST_MOVED = 400;

export interface MovedNextRun {
  windowsRunAgain: number;
  windowsLeftOut: number;
}

/**
 * Sets the next run of a schedule. Back: windows that are over are run again from there on, as new attempts marked with who
 * asked; those that are not, and had been left out, run when they are due. Forward: the windows before it are entered as
 * left out.
 */
export async function setNextRun(pool: Pool, id: string, input: unknown, principal: Principal): Promise<MovedNextRun> {
  const { version, windowOf } = readInput(nextRunSchema, input);
  return inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id, principal, version);
    const moment = readMoment(windowOf);
    const plannedTo = storedInstant(stored.planned_to);
    const planned = slotsWhile(slotsFrom(stored.rule, stored.zone, moment), ({ to }) => isBy(to, plannedTo));
    const moved =
      planned.length > 0
        ? await moveBack(client, stored, planned, principal)
        : await moveForward(client, stored, moment, principal);
    await client.query('update schedules set version = version + 1, updated_at = now() where schedule_id = $1', [id]);
    await recordChange(client, {
      by: principal,
      kind: 'schedule',
      id,
      action: 'set the next run of',
      before: { plannedTo: plannedTo.toString() },
      after: { from: moment.toString(), ...moved },
    });
    return moved;
  });
}

async function moveBack(
  client: PoolClient,
  stored: StoredSchedule,
  planned: readonly Slot[],
  principal: Principal
): Promise<MovedNextRun> {
  const { rows } = await client.query<{ now: string }>('select now() as now');
  const now = storedInstant(rows[0].now);
  const over = planned.filter(({ to }) => isBy(to, now));
  await againRuns(client, stored, over, principal);
  const toCome = planned.find(({ to }) => !isBy(to, now));
  if (toCome) {
    await setNextSlots(client, [nextSlot(stored.schedule_id, toCome, { to: toCome.from })]);
  }
  return { windowsRunAgain: over.length, windowsLeftOut: 0 };
}

async function moveForward(
  client: PoolClient,
  { schedule_id, rule, zone, planned_to }: StoredSchedule,
  moment: Temporal.Instant,
  { name }: Principal
): Promise<MovedNextRun> {
  const next = slotsFrom(rule, zone, moment).next().value;
  const leftOut = slotsWhile(unplannedSlots(rule, zone, storedInstant(planned_to)), ({ to }) => isBy(to, next.from));
  const runs = leftOut.map((slot) => plannedRun(schedule_id, slot, { late: false, skip: 'left_out' }));
  await insertRuns(client, runs, name);
  await setNextSlots(client, [nextSlot(schedule_id, next, { to: next.from })]);
  return { windowsRunAgain: 0, windowsLeftOut: leftOut.length };
}

const isBy = (instant: Temporal.Instant, limit: Temporal.Instant) => Temporal.Instant.compare(instant, limit) <= 0;

/** Throws a Problem for more than may be moved at once. */
function slotsWhile(slots: Iterable<Slot>, isWanted: (slot: Slot) => boolean): Slot[] {
  const found: Slot[] = [];
  for (const slot of slots) {
    if (!isWanted(slot)) {
      break;
    }
    found.push(slot);
    if (found.length > MOST_MOVED) {
      throw new Problem(`That is more than ${MOST_MOVED} windows at once. Choose one that is nearer.`, {
        field: 'windowOf',
      });
    }
  }
  return found;
}
