import { Pool } from 'pg';

import { inTransaction } from '../../database/pool';
import { queueNotice } from './queue-notice';

/** A mail no worker survives is not given to ever more of them. */
const MOST_LOST_WORKERS = 5;
const AT_ONCE = 500;

export interface Swept {
  /** To be sent again: nothing of it had reached the server whole, or its policy says so. */
  queued: number;
  unknown: number;
  failed: number;
}

/**
 * Takes back what workers held that are gone. By the row itself: whether the body was complete, and what its policy says of
 * doubt. Any replica may do it, several at once too.
 */
export async function sweepLeases(pool: Pool): Promise<Swept> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ delivery_id: string; state: 'queued' | 'unknown' | 'failed' }>(
      `with lost as (
         select delivery_id,
           case when phase = 'body_complete' and on_doubt = 'park' then 'unknown'
             when lost_workers + 1 >= $1 or give_up_at <= now() then 'failed' else 'queued' end as becomes
         from deliveries where state = 'sending' and lease_until <= now()
         order by lease_until limit $2 for update skip locked
       ), noted as (
         insert into delivery_attempts (delivery_id, attempt, worker, started_at, body_complete_at, outcome, answer)
         select delivery_id, attempts, worker, claimed_at, body_complete_at,
           case phase when 'body_complete' then 'doubtful' else 'lost' end, 'The worker that sent it ended.'
         from deliveries join lost using (delivery_id)
         on conflict do nothing
       )
       update deliveries d set state = becomes, phase = null, lease_until = null, lost_workers = lost_workers + 1,
         lease_token = case when becomes = 'unknown' then lease_token end, next_attempt_at = now(),
         finished_at = case when becomes <> 'queued' then now() end, smtp_code = null, enhanced_code = null,
         answer = case becomes
           when 'unknown' then 'The worker that sent it ended before the server answered. It has probably arrived.'
           when 'failed' then 'Several workers ended while they sent it.'
           else 'The worker that sent it ended; it is sent again.' end
       from lost where lost.delivery_id = d.delivery_id
       returning d.delivery_id, d.state`,
      [MOST_LOST_WORKERS, AT_ONCE]
    );
    for (const { delivery_id } of rows.filter(({ state }) => state === 'failed')) {
      await queueNotice(client, delivery_id);
    }
    const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length;
    return { queued: count('queued'), unknown: count('unknown'), failed: count('failed') };
  });
}
