import { Pool, PoolClient } from 'pg';

import { AttemptOutcome, DeliveryState } from '../../../contract/delivery';
import { inTransaction } from '../../database/pool';
import { Claimed } from './claim';
import { queueNotice } from './queue-notice';

/** What the server said, ready to be stored: short, without control characters. */
export interface ServerAnswer {
  smtpCode: number | null;
  enhancedCode: string | null;
  answer: string;
}

export interface Settlement extends ServerAnswer {
  outcome: AttemptOutcome;
  /** What it becomes; one that is queued again waits `delayMs`, and fails instead where its time is up before. */
  state: Exclude<DeliveryState, 'sending'>;
  delayMs?: number;
  /** The form of its files that the server found too large. */
  refusedForm?: 'attached' | 'zipped';
  /** Whether the next wait is longer. */
  isDeferral?: boolean;
}

/**
 * Ends an attempt, in one transaction with its line in the history and the notice to the owner. False: the worker had lost
 * the delivery. That the server took it is believed of a worker that was thought dead, too.
 */
export async function settle(pool: Pool, claimed: Claimed, settlement: Settlement): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { outcome, smtpCode, enhancedCode, answer } = settlement;
    const { rows } = await client.query<{ state: DeliveryState }>(
      `update deliveries set
         state = case when $3 <> 'queued' then $3 when now() + $4 * interval '1 ms' >= give_up_at then 'failed' else 'queued' end,
         next_attempt_at = case when $3 = 'queued' then now() + $4 * interval '1 ms' else next_attempt_at end,
         deferrals = deferrals + $5, lost_workers = 0, phase = null, lease_until = null,
         lease_token = case when $3 = 'unknown' then lease_token end,
         finished_at = case when $3 <> 'queued' or now() + $4 * interval '1 ms' >= give_up_at then now() end,
         smtp_code = $6, enhanced_code = $7, answer = $8, refused_form = coalesce($9, refused_form)
       where delivery_id = $1 and lease_token = $2 and (state = 'sending' or (state = 'unknown' and $3 = 'sent'))
       returning state`,
      [
        claimed.deliveryId,
        claimed.token,
        settlement.state,
        settlement.delayMs ?? 0,
        settlement.isDeferral ? 1 : 0,
        smtpCode,
        enhancedCode,
        answer,
        settlement.refusedForm ?? null,
      ]
    );
    if (!rows[0]) {
      return false;
    }
    await noteAttempt(client, claimed, outcome, settlement);
    if (rows[0].state === 'failed') {
      await queueNotice(client, claimed.deliveryId);
    }
    return true;
  });
}

async function noteAttempt(
  client: PoolClient,
  { deliveryId, attempt }: Claimed,
  outcome: AttemptOutcome,
  { smtpCode, enhancedCode, answer }: ServerAnswer
): Promise<void> {
  await client.query(
    `insert into delivery_attempts
       (delivery_id, attempt, worker, started_at, body_complete_at, outcome, smtp_code, enhanced_code, answer)
     select delivery_id, $2, coalesce(worker, ''), claimed_at, body_complete_at, $3, $4, $5, $6 from deliveries where delivery_id = $1
     on conflict do nothing`,
    [deliveryId, attempt, outcome, smtpCode, enhancedCode, answer]
  );
}
