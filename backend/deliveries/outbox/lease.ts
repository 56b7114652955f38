import { Queryable } from '../../database/pool';
import { Claimed } from './claim';

/** Keeps the leases of a worker that lives. What was lost meanwhile stays lost. */
export async function renewLeases(db: Queryable, tokens: readonly string[], leaseMs: number): Promise<void> {
  await db.query(
    `update deliveries set lease_until = now() + $2 * interval '1 ms'
     where state = 'sending' and lease_until > now() and lease_token = any($1::uuid[])`,
    [tokens, leaseMs]
  );
}

/** Whether an address gets no mails of a list. SQL over `d` (deliveries) and `m` (mails). */
export const IS_SUPPRESSED = `m.purpose in ('report', 'alert') and exists (
  select from suppressions s where lower(s.address) = lower(d.recipient) and s.list in ('', m.list))`;

/**
 * The fence: run when the server has the whole body but for the final dot. False: the worker lost the delivery, or it was
 * cancelled or unsubscribed from meanwhile; then the server must never see the dot.
 */
export async function passFence(db: Queryable, { deliveryId, token }: Claimed, leaseMs: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update deliveries d set phase = 'body_complete', body_complete_at = now(), lease_until = now() + $3 * interval '1 ms'
     from mails m
     where m.mail_id = d.mail_id and d.delivery_id = $1 and d.lease_token = $2 and d.state = 'sending'
       and d.phase = 'claimed' and d.lease_until > now() and not (${IS_SUPPRESSED})`,
    [deliveryId, token, leaseMs]
  );
  return rowCount === 1;
}

/** Gives back what a worker that stops did not bring to the fence: others take it at once. */
export async function releaseLeases(db: Queryable, tokens: readonly string[]): Promise<void> {
  await db.query(
    `update deliveries set state = 'queued', phase = null, lease_until = null, lease_token = null, next_attempt_at = now()
     where state = 'sending' and phase = 'claimed' and lease_token = any($1::uuid[])`,
    [tokens]
  );
}
