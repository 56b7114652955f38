import { Router } from 'express';

import { Problem } from '../../../contract/problem';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';

/** For load balancers and start scripts: needs no token and tells nothing but whether questions can be answered. */
export function healthRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/healthz')
    .get(async (_request, response) => {
      try {
        await pool.query('select 1');
      } catch {
        throw new Problem("The service runs, but its database can't be reached.", { status: 503 });
      }
      response.json({ status: 'ok' });
    })
    .all(methodNotAllowed(['GET']));
  return router;
}
