import { Router } from 'express';

import { overseersOnly } from '../admit';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';

export function metricsRoutes({ registry }: Door): Router {
  const router = Router();
  router
    .route('/metrics')
    .get(overseersOnly, async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    })
    .all(methodNotAllowed(['GET']));
  return router;
}
