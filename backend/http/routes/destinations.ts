import { Router } from 'express';

import { destinationStatus, importDestinations } from '../../reference/destinations';
import { adminsOnly, overseersOnly } from '../admit';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { uploadOf } from '../upload';

/** The prefix table. A new one is a version of its own; stored attempts are matched against it in the background. */
export function destinationRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/destinations')
    .get(overseersOnly, async (_request, response) => {
      response.json(await destinationStatus(pool));
    })
    .put(adminsOnly, async (request, response) => {
      response.json(await importDestinations(pool, uploadOf(request, response)));
    })
    .all(methodNotAllowed(['GET', 'PUT']));
  return router;
}
