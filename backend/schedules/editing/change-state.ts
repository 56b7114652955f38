import { Pool } from 'pg';

import { ScheduleState } from '../../../contract/schedule';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { Principal } from '../../access/principal';
import { lockSchedule, settingsOf } from './lock-schedule';

/** Pauses a schedule, or lets it go on. The windows of a pause are recorded as skipped. */
export async function setState(pool: Pool, id: string, state: ScheduleState, principal: Principal): Promise<void> {
  await inTransaction(pool, async (client) => {
    const stored = await lockSchedule(client, id, principal);
    if (stored.state === state) {
      return;
    }
    await client.query(
      'update schedules set state = $2, version = version + 1, updated_at = now() where schedule_id = $1',
      [id, state]
    );
    const action = state === 'paused' ? 'paused' : 'resumed';
    await recordChange(client, {
      by: principal,
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
    const stored = await lockSchedule(client, id, principal);
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
      by: principal,
      kind: 'schedule',
      id,
      action: 'deleted',
      before: settingsOf(stored),
    });
  });
}
