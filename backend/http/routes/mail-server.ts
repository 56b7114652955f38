import { Router } from 'express';

import { mailServerStatus, storeMailServer } from '../../deliveries/server/mail-server';
import { sendTestMail } from '../../deliveries/server/send-test-mail';
import { liftSuppression, listSuppressions, suppress } from '../../deliveries/suppressions/suppressions';
import { adminsOnly, overseeingEditorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { idInPath, wholeNumberParameter } from '../parameters';

/** How mails leave, and which addresses get none. */
export function mailServerRoutes({ pool, mail }: Door): Router {
  const router = Router();
  router
    .route('/v1/mail-server')
    .get(overseeingEditorsOnly, async (_request, response) => {
      response.json(await mailServerStatus(pool, mail));
    })
    .put(adminsOnly, jsonBody, async (request, response) => {
      response.json(await storeMailServer(pool, mail, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['GET', 'PUT']));
  router
    .route('/v1/mail-server/test')
    .post(adminsOnly, jsonBody, async (request, response) => {
      response.json(await sendTestMail(pool, mail, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['POST']));
  router
    .route('/v1/suppressions')
    .get(overseeingEditorsOnly, async (request, response) => {
      const limit = wholeNumberParameter(request, 'limit', { least: 1, most: 10_000 }) ?? 1_000;
      response.json(await listSuppressions(pool, limit));
    })
    .post(adminsOnly, jsonBody, async (request, response) => {
      response.status(201).json(await suppress(pool, principalOf(response), request.body));
    })
    .all(methodNotAllowed(['GET', 'POST']));
  router
    .route('/v1/suppressions/:id')
    .delete(adminsOnly, async (request, response) => {
      await liftSuppression(pool, principalOf(response), idInPath(request));
      response.status(204).end();
    })
    .all(methodNotAllowed(['DELETE']));
  return router;
}
