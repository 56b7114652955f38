import { Router } from 'express';

import { DELIVERY_STATES } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';
import { findDelivery, listDeliveries } from '../../deliveries/outbox/list-deliveries';
import { moveDelivery, revokeLink } from '../../deliveries/outbox/move-delivery';
import { editorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { idInPath, onlyParameter, wholeNumberParameter } from '../parameters';

/** Who got what of a run, what the mail server said, and what an operator can do about it. */
export function deliveryRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/deliveries')
    .all(editorsOnly)
    .get(async (request, response) => {
      const runId = wholeNumberParameter(request, 'run', { least: 1, most: Number.MAX_SAFE_INTEGER });
      const limit = wholeNumberParameter(request, 'limit', { least: 1, most: 1_000 }) ?? 100;
      const states = readStates(onlyParameter(request, 'state'));
      const filter = { runId: runId === undefined ? undefined : String(runId), states, limit };
      response.json(await listDeliveries(pool, principalOf(response), filter));
    })
    .all(methodNotAllowed(['GET']));
  router
    .route('/v1/deliveries/:id')
    .all(editorsOnly)
    .get(async (request, response) => {
      response.json(await findDelivery(pool, principalOf(response), idInPath(request)));
    })
    .all(methodNotAllowed(['GET']));
  router
    .route('/v1/deliveries/:id/:move')
    .all(editorsOnly)
    .post(async (request, response) => {
      response.json(await moveDelivery(pool, principalOf(response), idInPath(request), request.params.move as string));
    })
    .all(methodNotAllowed(['POST']));
  router
    .route('/v1/deliveries/:id/links/:link')
    .all(editorsOnly)
    .delete(async (request, response) => {
      response.json(await revokeLink(pool, principalOf(response), idInPath(request), request.params.link as string));
    })
    .all(methodNotAllowed(['DELETE']));
  return router;
}

/** Names separated by commas. */
function readStates(text: string | undefined): string[] | undefined {
  const states = text?.split(',');
  if (states?.some((state) => !(DELIVERY_STATES as readonly string[]).includes(state))) {
    throw new Problem(`state takes one or more of ${DELIVERY_STATES.join(', ')}.`, {
      field: 'state',
      allowed: DELIVERY_STATES,
    });
  }
  return states;
}
