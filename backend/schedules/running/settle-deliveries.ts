import { Pool } from 'pg';

import { UNSETTLED_STATES } from '../../../contract/delivery';
import { countStates, StateCounts } from '../../deliveries/outbox/count-states';
import { handOver } from '../generation/hand-over';

const AT_A_TIME = 500;

/** Hands over what is stored and was not handed over, and ends runs whose deliveries have all come to an end. */
export async function settleDeliveries(pool: Pool): Promise<void> {
  const { rows: stored } = await pool.query<{ run_id: string }>(
    `select run_id from runs where state = 'stored' order by run_id limit ${AT_A_TIME}`
  );
  for (const { run_id } of stored) {
    await handOver(pool, run_id);
  }
  await reopen(pool);
  for (let after = '0'; ;) {
    const { rows } = await pool.query<{ run_id: string }>(
      `select run_id from runs where state = 'delivering' and run_id > $1 order by run_id limit ${AT_A_TIME}`,
      [after]
    );
    if (rows.length === 0) {
      return;
    }
    await endDelivered(
      pool,
      rows.map(({ run_id }) => run_id)
    );
    after = rows.at(-1)!.run_id;
  }
}

/** A run whose mail an operator sends again is under way again. */
async function reopen(pool: Pool): Promise<void> {
  await pool.query(
    `update runs set state = 'delivering', finished_at = null, message = null
     where state in ('done', 'failed') and run_id in (
       select run_id from deliveries join mails using (mail_id, run_id)
       where deliveries.state = any($1) and purpose <> 'notice' limit ${AT_A_TIME})`,
    [UNSETTLED_STATES]
  );
}

/** Ends those of the runs whose deliveries have all come to an end. */
export async function endDelivered(pool: Pool, runIds: string[]): Promise<void> {
  const counts = await countStates(pool, runIds);
  const ended = runIds.flatMap((runId) => {
    const states = counts.get(runId);
    const open = states ? UNSETTLED_STATES.reduce((sum, state) => sum + states[state], 0) : 0;
    return open > 0 ? [] : [{ run_id: runId, ...endOf(states) }];
  });
  await pool.query(
    `with ended as (
       update runs r set state = e.state, message = e.message, finished_at = now()
       from jsonb_to_recordset($1::jsonb) as e (run_id bigint, state text, message text)
       where r.run_id = e.run_id and r.state = 'delivering' returning r.run_id, r.state, r.message
     )
     insert into run_events (run_id, event, message) select run_id, state, message from ended`,
    [JSON.stringify(ended)]
  );
}

function endOf(states: StateCounts | undefined): { state: 'done' | 'failed'; message: string | null } {
  const { failed = 0, unknown = 0 } = states ?? {};
  const total = Object.values(states ?? {}).reduce((sum, count) => sum + count, 0);
  if (failed > 0) {
    return { state: 'failed', message: `${failed} of ${total} recipients could not be reached.` };
  }
  const doubt = `Of ${total} mails ${unknown} may not have arrived: the mail server’s answer was lost.`;
  return { state: 'done', message: unknown > 0 ? doubt : null };
}
