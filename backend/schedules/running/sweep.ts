import { Pool } from 'pg';

import { MOST_TRIES } from './end-run';

/**
 * Gives the runs of dead workers back, and gives up those that ended one worker after the other. Answers how many were
 * found.
 */
export async function takeOver(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `with lost as (
       select run_id, tries >= ${MOST_TRIES} as is_last, worker as dead_worker from runs
       where state = 'generating' and lease_until < now() for update skip locked
     ), freed as (
       update runs r set lease_token = null, lease_until = null, message = 'The worker that made it was lost.',
         state = case when is_last then 'failed' else 'planned' end, not_before = now(),
         finished_at = case when is_last then now() end
       from lost where r.run_id = lost.run_id returning r.run_id, is_last, dead_worker
     )
     insert into run_events (run_id, event, message, worker)
     select run_id, case when is_last then 'failed' else 'worker lost' end,
       case when is_last then 'Each of its workers was lost while it made this run.' end, dead_worker from freed`
  );
  return rowCount ?? 0;
}
