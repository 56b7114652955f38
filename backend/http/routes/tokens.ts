import { Router } from 'express';

import { tokenSchema } from '../../../contract/access/token';
import { createToken, listTokens, revokeToken } from '../../access/tokens';
import { readInput } from '../../reports/read-input';
import { adminsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { idInPath } from '../parameters';

/** Tokens for programs and for data sources: each told once, with a scope and an end. */
export function tokenRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/tokens')
    .all(adminsOnly)
    .get(async (_request, response) => {
      response.json(await listTokens(pool, principalOf(response)));
    })
    .post(jsonBody, async (request, response) => {
      const wanted = readInput(tokenSchema, request.body);
      response.setHeader('Cache-Control', 'no-store');
      response.status(201).json(await createToken(pool, principalOf(response), wanted));
    })
    .all(methodNotAllowed(['GET', 'POST']));
  router
    .route('/v1/tokens/:id')
    .all(adminsOnly)
    .delete(async (request, response) => {
      response.json(await revokeToken(pool, principalOf(response), idInPath(request)));
    })
    .all(methodNotAllowed(['DELETE']));
  return router;
}
