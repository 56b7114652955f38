import { Router } from 'express';

import { Problem } from '../../../contract/problem';
import { setSourceNumbers } from '../../calls/number-settings';
import { listRejects } from '../../calls/rejects';
import { setSourceWatch } from '../../calls/watch-settings';
import { configureSource } from '../../sources/configure-source';
import { PULLED_SWITCHES } from '../../sources/pulled-switches';
import { sourceStatuses } from '../../sources/source-status';
import { adminsOnly } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { knownSource } from '../known-source';
import { onlyParameter, wholeNumberParameter } from '../parameters';

/** Where calls come from, and the rows that could not be understood. */
export function sourceRoutes({ pool }: Door): Router {
  const router = Router();

  router
    .route('/v1/sources')
    .get(async (_request, response) => {
      response.json(await sourceStatuses(pool));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/v1/sources/:name')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const { kind, settings } = readDeclaration(request.body);
      const source = await configureSource(pool, request.params.name as string, kind, settings);
      response.json({ name: source.name, kind });
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/sources/:name/numbers')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      response.json(await setSourceNumbers(pool, source, request.body));
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/sources/:name/watch')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      response.json(await setSourceWatch(pool, source, request.body));
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/rejects')
    .get(adminsOnly, async (request, response) => {
      const limit = wholeNumberParameter(request, 'limit', { least: 1, most: 1_000 }) ?? 100;
      const name = onlyParameter(request, 'source');
      const source = name === undefined ? undefined : await knownSource(pool, name);
      response.json(await listRejects(pool, { sourceId: source?.sourceId, limit }));
    })
    .all(methodNotAllowed(['GET']));

  return router;
}

const PULLED_KINDS = Object.keys(PULLED_SWITCHES);

/** Only sources that are pulled need settings; the others come to be with their first call. */
function readDeclaration(body: unknown): { kind: string; settings: unknown } {
  const { kind, settings } = (body ?? {}) as { kind?: unknown; settings?: unknown };
  if (typeof kind !== 'string' || !PULLED_KINDS.includes(kind)) {
    throw new Problem('The body must be {"kind": …, "settings": {…}}, of a kind of switch whose tables are read.', {
      field: 'kind',
      allowed: PULLED_KINDS,
    });
  }
  return { kind, settings };
}
