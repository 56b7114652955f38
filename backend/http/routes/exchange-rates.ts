import { Router } from 'express';

import { importExchangeRates, ratesStatus } from '../../reference/exchange-rates';
import { adminsOnly } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { onlyParameter } from '../parameters';

/** Dated exchange rates, in the layout of the European Central Bank's history. */
export function exchangeRateRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/exchange-rates')
    .get(async (_request, response) => {
      response.json(await ratesStatus(pool));
    })
    .put(adminsOnly, async (request, response) => {
      const origin = onlyParameter(request, 'origin') ?? 'PUT /v1/exchange-rates';
      response.json(await importExchangeRates(pool, { origin, csv: request }));
    })
    .all(methodNotAllowed(['GET', 'PUT']));
  return router;
}
