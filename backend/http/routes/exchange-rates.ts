import { Request, Router } from 'express';

import { importExchangeRates, ratesStatus } from '../../reference/exchange-rates';
import { RateKey, removeRate, setRate } from '../../reference/rate-by-hand';
import { adminsOnly, readersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { onlyParameter } from '../parameters';

/** Dated exchange rates, in the layout of the European Central Bank's history. */
export function exchangeRateRoutes({ pool }: Door): Router {
  const router = Router();
  router
    .route('/v1/exchange-rates')
    .get(readersOnly, async (_request, response) => {
      response.json(await ratesStatus(pool));
    })
    .put(adminsOnly, async (request, response) => {
      const origin = onlyParameter(request, 'origin') ?? 'PUT /v1/exchange-rates';
      response.json(await importExchangeRates(pool, { origin, csv: request, importedBy: principalOf(response) }));
    })
    .all(methodNotAllowed(['GET', 'PUT']));

  router
    .route('/v1/exchange-rates/:day/:currency')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const { rate } = (request.body ?? {}) as { rate?: unknown };
      const key = keyOf(request);
      await setRate(pool, key, rate, principalOf(response));
      response.json({ ...key, rate });
    })
    .delete(adminsOnly, async (request, response) => {
      const key = keyOf(request);
      await removeRate(pool, key, principalOf(response));
      response.json({ ...key, rate: null });
    })
    .all(methodNotAllowed(['PUT', 'DELETE']));

  return router;
}

const keyOf = ({ params }: Request): RateKey => ({ day: params.day as string, currency: params.currency as string });
