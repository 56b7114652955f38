import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { nextRunSchema, ScheduleState } from '../../../contract/schedule';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { Principal } from '../../reports/principal';
import { readInput } from '../../reports/read-input';
import { storedInstant } from '../ledger/stored-instant';
import { setNextSlots, nextSlot } from '../planning/plan-due';
import { slotsFrom } from '../calendar/slots';
import { lockSchedule, settingsOf } from './lock-schedule';
import { againRuns } from './request-run';
import { readMoment } from './read-moment';

/** Pauses a schedule, or lets it go on. The windows of a pause are recorded as skipped. */
export async function setState(pool: Pool, id: string, state: ScheduleState, principal: Principal): Promise<void> {
  await inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id);
    if (stored.state === state) {
      return;
    }
    await client.query(
      'update schedules set state = $2, version = version + 1, updated_at = now() where schedule_id = $1',
      [id, state]
    );
    const action = state === 'paused' ? 'paused' : 'resumed';
    await recordChange(client, {
      changedBy: principal.name,
      kind: 'schedule',
      id,
      action,
      before: { state: stored.state },
      after: { state },
    });
  });
}

/** Deletes a schedule. Its runs stay in the ledger, and its files until their own end; what was not begun is cancelled. */
export async function deleteSchedule(pool: Pool, id: string, principal: Principal): Promise<void> {
  await inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id);
    await client.query(`update schedules set state = 'deleted', updated_at = now() where schedule_id = $1`, [id]);
    await client.query(
      `with ended as (
         update runs set state = 'cancelled', finished_at = now(), message = 'The schedule was deleted.'
         where schedule_id = $1 and state = 'planned' returning run_id
       )
       insert into run_events (run_id, event, message) select run_id, 'cancelled', 'The schedule was deleted.' from ended`,
      [id]
    );
    await recordChange(client, {
      changedBy: principal.name,
      kind: 'schedule',
      id,
      action: 'deleted',
      before: settingsOf(stored),
    });
  });
}

/** So many windows can be run again by one move. */
const MOST_AGAIN = 400;

/**
 * Sets the next run of a schedule. Earlier than what was planned: the windows from there on are run again, as new attempts
 * marked with who asked. Later: those up to there are left out.
 */
export async function setNextRun(pool: Pool, id: string, input: unknown, principal: Principal): Promise<number> {
  const { version, windowOf } = readInput(nextRunSchema, input);
  return inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id, version);
    const { zone, rule } = stored;
    const plannedTo = storedInstant(stored.planned_to);
    const moment = readMoment(windowOf);
    const again = [];
    for (const slot of slotsFrom(rule, zone, moment)) {
      if (slot.to.epochMilliseconds > plannedTo.epochMilliseconds) {
        break;
      }
      again.push(slot);
      if (again.length > MOST_AGAIN) {
        throw new Problem(`That is more than ${MOST_AGAIN} windows to run again. Choose a later one.`, {
          field: 'windowOf',
        });
      }
    }
    if (again.length > 0) {
      await againRuns(client, stored, again, principal);
    } else {
      const next = slotsFrom(rule, zone, moment).next().value;
      await setNextSlots(client, [nextSlot(id, next, { to: next.from })]);
    }
    await client.query('update schedules set version = version + 1, updated_at = now() where schedule_id = $1', [id]);
    await recordChange(client, {
      changedBy: principal.name,
      kind: 'schedule',
      id,
      action: 'set the next run of',
      before: { plannedTo: plannedTo.toString() },
      after: { from: moment.toString(), windowsRunAgain: again.length },
    });
    return again.length;
  });
}
