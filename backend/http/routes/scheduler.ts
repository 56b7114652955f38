import { Router } from 'express';

import { SchedulerAnswer } from '../../../contract/scheduler';
import { keptFiles } from '../../schedules/health/kept-files';
import { schedulerStatus } from '../../schedules/health/scheduler-status';
import { releaseLedger } from '../../schedules/hold/release';
import { adminsOnly, overseeingEditorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';

/** What plans, makes and sends: its replicas, how far behind it is, and whether it is held. */
export function schedulerRoutes({ pool, files, fileRetention }: Door): Router {
  const router = Router();
  const status = async (): Promise<SchedulerAnswer> => ({
    ...(await schedulerStatus(pool)),
    files: await keptFiles(pool, fileRetention),
  });
  router
    .route('/v1/scheduler')
    .get(overseeingEditorsOnly, async (_request, response) => {
      response.json(await status());
    })
    .all(methodNotAllowed(['GET']));
  router
    .route('/v1/scheduler/release')
    .post(adminsOnly, jsonBody, async (request, response) => {
      await releaseLedger(pool, files, request.body, principalOf(response));
      response.json(await status());
    })
    .all(methodNotAllowed(['POST']));
  return router;
}
