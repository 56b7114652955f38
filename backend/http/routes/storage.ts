import { Router } from 'express';

import { describeStorage } from '../../rollups/tier-status';
import { overseersOnly } from '../admit';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';

/** What is kept, how large it is and how old. */
export function storageRoutes({ pool, retention }: Door): Router {
  const router = Router();
  router
    .route('/v1/storage')
    .get(overseersOnly, async (_request, response) => {
      response.json(await describeStorage(pool, retention));
    })
    .all(methodNotAllowed(['GET']));
  return router;
}
