import { Router } from 'express';

import {
  changeSavedReport,
  createSavedReport,
  deleteSavedReport,
  findSavedReport,
  listSavedReports,
} from '../../reports/saved/saved-reports';
import { readersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';

const now = () => new Date().toISOString();

/** Reports kept under a name: viewers read those that are shared, editors write their own, administrators all. */
export function savedReportRoutes({ pool }: Door): Router {
  const router = Router();

  router
    .route('/v1/saved-reports')
    .get(readersOnly, async (_request, response) => {
      response.json(await listSavedReports(pool, principalOf(response)));
    })
    .post(readersOnly, jsonBody, async (request, response) => {
      const saved = await createSavedReport(pool, request.body, principalOf(response), now());
      response.status(201).location(`/v1/saved-reports/${saved.id}`).json(saved);
    })
    .all(methodNotAllowed(['GET', 'POST']));

  router
    .route('/v1/saved-reports/:id')
    .get(readersOnly, async (request, response) => {
      response.json(await findSavedReport(pool, request.params.id, principalOf(response)));
    })
    .put(readersOnly, jsonBody, async (request, response) => {
      const { id } = request.params as { id: string };
      response.json(await changeSavedReport(pool, id, request.body, principalOf(response), now()));
    })
    .delete(readersOnly, async (request, response) => {
      await deleteSavedReport(pool, request.params.id, principalOf(response));
      response.status(204).end();
    })
    .all(methodNotAllowed(['GET', 'PUT', 'DELETE']));

  return router;
}
