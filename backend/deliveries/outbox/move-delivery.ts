import { Pool } from 'pg';

import { Delivery, DELIVERY_MOVES, DeliveryDetail, DeliveryMove, DeliveryState } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { Principal } from '../../access/principal';
import { findDelivery } from './list-deliveries';

interface Move {
  from: readonly DeliveryState[];
  /** A verb in the past, for the audit. */
  action: string;
  change: string;
}

const OVER = `phase = null, lease_until = null, lease_token = null`;

const MOVES: Record<DeliveryMove, Move> = {
  retry: {
    from: ['queued', 'failed', 'unknown', 'cancelled', 'suppressed'],
    action: 'retried',
    change: `state = 'queued', next_attempt_at = now(), give_up_at = now() + interval '48 hours', deferrals = 0,
      lost_workers = 0, finished_at = null, ${OVER}`,
  },
  // One that is being sent is never shown the final dot; once the body is complete it is too late.
  cancel: {
    from: ['queued', 'sending'],
    action: 'cancelled',
    change: `state = 'cancelled', finished_at = now(), ${OVER}`,
  },
  'mark-delivered': {
    from: ['unknown', 'failed'],
    action: 'marked delivered',
    change: `state = 'sent', finished_at = now(), answer = 'Marked as delivered by an operator.', ${OVER}`,
  },
};

/** What an operator does to a delivery, audited. Throws a Problem when its state does not allow it, or changed meanwhile. */
export async function moveDelivery(
  pool: Pool,
  principal: Principal,
  deliveryId: string,
  moveName: string
): Promise<DeliveryDetail> {
  const move = readMove(moveName);
  return inTransaction(pool, async (client) => {
    const before = await findDelivery(client, principal, deliveryId);
    const { rowCount } = await client.query(
      `update deliveries set ${move.change} where delivery_id = $1 and state = any($2) and phase is distinct from 'body_complete'`,
      [deliveryId, move.from]
    );
    if (rowCount !== 1) {
      throw new Problem(
        `The mail to ${before.recipient} is ${before.state} now: ${moveName} is possible for ${move.from.join(', ')}.`,
        { status: 409, allowed: move.from }
      );
    }
    const after = await findDelivery(client, principal, deliveryId);
    const change = { by: principal, kind: 'delivery' as const, id: deliveryId, action: move.action };
    await recordChange(client, { ...change, before: summary(before), after: summary(after) });
    return after;
  });
}

/** Ends a link at once. */
export async function revokeLink(
  pool: Pool,
  principal: Principal,
  deliveryId: string,
  linkId: string
): Promise<DeliveryDetail> {
  return inTransaction(pool, async (client) => {
    const { links } = await findDelivery(client, principal, deliveryId);
    const before = links.find((link) => link.linkId === linkId);
    if (!before) {
      throw new Problem(`Delivery ${deliveryId} has no such link.`, { status: 404 });
    }
    await client.query('update file_links set revoked_at = coalesce(revoked_at, now()) where link_id = $1', [linkId]);
    const after = await findDelivery(client, principal, deliveryId);
    const now = after.links.find((link) => link.linkId === linkId);
    await recordChange(client, {
      by: principal,
      kind: 'link',
      id: linkId,
      action: 'revoked',
      before,
      after: now,
    });
    return after;
  });
}

function readMove(name: string): Move {
  const known = DELIVERY_MOVES.find((move) => move === name);
  if (!known) {
    throw new Problem(`There is no move ${name.slice(0, 50)}.`, { status: 404, allowed: DELIVERY_MOVES });
  }
  return MOVES[known];
}

const summary = ({ runId, recipient, state, answer }: Delivery) => ({ runId, recipient, state, answer });
