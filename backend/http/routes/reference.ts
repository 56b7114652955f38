import { Router } from 'express';

import { Problem } from '../../../contract/problem';
import { importDdis } from '../../reference/ddis/import-ddis';
import { listDdiProviders, putDdiProviders } from '../../reference/ddis/put-providers';
import { referenceStatus } from '../../reference/reference-status';
import { TERRITORY_RULES, TerritoryRule } from '../../reference/us/jurisdiction';
import { decideTerritories, readTerritories } from '../../reference/us/territories';
import { importUsCodes } from '../../reference/us/import-us-codes';
import { importUsLatas } from '../../reference/us/import-us-latas';
import { adminsOnly, overseersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { onlyParameter } from '../parameters';
import { uploadOf } from '../upload';

/** By the last part of their address, what takes a file. */
const IMPORTS = { 'us-codes': importUsCodes, 'us-latas': importUsLatas, ddis: importDdis };

/** What attempts are looked up in, beside destinations. A change is a version; stored attempts follow in the background. */
export function referenceRoutes({ pool }: Door): Router {
  const router = Router();

  router
    .route('/v1/reference')
    .get(overseersOnly, async (_request, response) => {
      response.json(await referenceStatus(pool));
    })
    .all(methodNotAllowed(['GET']));

  for (const [name, importFile] of Object.entries(IMPORTS)) {
    router
      .route(`/v1/reference/${name}`)
      .put(adminsOnly, async (request, response) => {
        response.json(await importFile(pool, uploadOf(request, response)));
      })
      .all(methodNotAllowed(['PUT']));
  }

  router
    .route('/v1/reference/ddi-providers')
    .get(adminsOnly, async (_request, response) => {
      response.json(await listDdiProviders(pool));
    })
    .put(adminsOnly, jsonBody, async (request, response) => {
      const importedBy = principalOf(response);
      const origin = onlyParameter(request, 'origin') ?? importedBy.name;
      response.json(await putDdiProviders(pool, request.body, { origin, importedBy }));
    })
    .all(methodNotAllowed(['GET', 'PUT']));

  router
    .route('/v1/reference/us-territories')
    .get(overseersOnly, async (_request, response) => {
      response.json({ rule: await readTerritories(pool) });
    })
    .put(adminsOnly, jsonBody, async (request, response) => {
      const rule = readRule(request.body);
      await decideTerritories(pool, rule, principalOf(response));
      response.json({ rule });
    })
    .all(methodNotAllowed(['GET', 'PUT']));

  return router;
}

function readRule(body: unknown): TerritoryRule {
  const { rule } = (body ?? {}) as { rule?: unknown };
  const known = TERRITORY_RULES.find((one) => one === rule);
  if (!known) {
    throw new Problem(`The body must be {"rule": …}, with one of ${TERRITORY_RULES.join(', ')}.`, {
      field: 'rule',
      allowed: TERRITORY_RULES,
    });
  }
  return known;
}
