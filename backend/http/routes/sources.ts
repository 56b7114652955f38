import { Router } from 'express';

import { Problem } from '../../../contract/problem';
import { setSourceNumbers } from '../../calls/number-settings';
import { setSourceOutcomes } from '../../calls/outcome-profile';
import { listRejects } from '../../calls/rejects';
import { setSourceWatch } from '../../calls/watch-settings';
import { cancelBackfill, listBackfills, requestBackfill } from '../../sources/backfill/backfills';
import { changeSource, reconfigureSource } from '../../sources/change-source';
import { checkSwitch } from '../../sources/check-switch';
import { idClashes } from '../../sources/id-clashes';
import { previewSource } from '../../sources/preview-source';
import { PULLED_SWITCHES } from '../../sources/pulled-switches';
import { sourceStatuses } from '../../sources/source-status';
import { adminsOnly, overseersOnly, readersOnly } from '../admit';
import { principalOf } from '../authenticate';
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
    .get(overseersOnly, async (_request, response) => {
      response.json(await sourceStatuses(pool));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/v1/sources/:name')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const { kind, settings } = readDeclaration(request.body);
      await checkSwitch(kind, settings);
      const name = request.params.name as string;
      const source = await reconfigureSource(pool, principalOf(response), name, kind, settings);
      response.json({ name: source.name, kind });
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/id-clashes')
    .get(overseersOnly, async (_request, response) => {
      response.json(await idClashes(pool));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/v1/switch-kinds')
    .get(readersOnly, (_request, response) => {
      response.json(Object.entries(PULLED_SWITCHES).map(([kind, { label }]) => ({ kind, label })));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/v1/source-preview')
    .post(adminsOnly, jsonBody, async (request, response) => {
      const { kind, settings } = readDeclaration(request.body);
      const { name } = request.body as { name?: unknown };
      response.json(await previewSource(pool, typeof name === 'string' ? name : 'this switch', kind, settings));
    })
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/sources/:name/backfills')
    .get(adminsOnly, async (request, response) => {
      response.json(await listBackfills(pool, await knownSource(pool, request.params.name as string)));
    })
    .post(adminsOnly, jsonBody, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      const { from, to } = (request.body ?? {}) as Record<string, unknown>;
      const by = principalOf(response);
      const range = { from: String(from), to: String(to), requestedBy: by.name };
      const asked = { source: source.name, action: 'read again' };
      response
        .status(201)
        .json(await changeSource(pool, by, { ...asked, change: (db) => requestBackfill(db, source, range) }));
    })
    .all(methodNotAllowed(['GET', 'POST']));

  router
    .route('/v1/sources/:name/backfills/:id')
    .delete(adminsOnly, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      const id = String(request.params.id);
      await changeSource(pool, principalOf(response), {
        source: source.name,
        action: 'reading again ended',
        before: { backfillId: id },
        change: (db) => cancelBackfill(db, source, id),
      });
      response.status(204).end();
    })
    .all(methodNotAllowed(['DELETE']));

  router
    .route('/v1/sources/:name/numbers')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      response.json(
        await changeSource(pool, principalOf(response), {
          source: source.name,
          action: 'numbers set',
          before: source.settings.numbers,
          change: (db) => setSourceNumbers(db, source, request.body),
        })
      );
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/sources/:name/outcomes')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      response.json(
        await changeSource(pool, principalOf(response), {
          source: source.name,
          action: 'outcomes set',
          before: source.settings.outcomes,
          change: (db) => setSourceOutcomes(db, source, request.body),
        })
      );
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/sources/:name/watch')
    .put(adminsOnly, jsonBody, async (request, response) => {
      const source = await knownSource(pool, request.params.name as string);
      response.json(
        await changeSource(pool, principalOf(response), {
          source: source.name,
          action: 'expectations set',
          change: (db) => setSourceWatch(db, source, request.body),
        })
      );
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
