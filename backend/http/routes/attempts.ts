import { Request, RequestHandler, Response, Router } from 'express';

import { Problem } from '../../../contract/problem';
import { deleteAttempts } from '../../calls/delete-attempts';
import { IncomingRow } from '../../calls/ingest';
import { readAsteriskCsvFile } from '../../sources/asterisk/csv-file';
import { readCanonicalFile } from '../../sources/files/canonical-file';
import { readFreeswitchCsvFile } from '../../sources/freeswitch/csv-file';
import { adminsOnly, sourcesOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { knownSource } from '../known-source';
import { onlyParameter, requiredParameter } from '../parameters';
import { receiveAttempts } from '../receive-attempts';

const FILE_KINDS = ['canonical', 'freeswitch-csv', 'asterisk-csv'] as const;
type FileKind = (typeof FILE_KINDS)[number];
const MOST_IDS = 100_000;

/**
 * Attempts in and out. A JSON array is read as a whole; NDJSON and CSV, plain or gz, are stored as they arrive and may
 * be of any length.
 */
export function attemptRoutes(door: Door): Router {
  const router = Router();
  router
    .route('/v1/attempts')
    .post(sourcesOnly, jsonArrays(door), (request, response) => receiveStream(door, request, response))
    .delete(adminsOnly, jsonBody, (request, response) => remove(door, request, response))
    .all(methodNotAllowed(['POST', 'DELETE']));
  return router;
}

function jsonArrays(door: Door): RequestHandler {
  return (request, response, next) => {
    if (!request.is('application/json')) {
      next();
      return;
    }
    jsonBody(request, response, (error?: unknown) => {
      if (error) {
        next(error);
        return;
      }
      receiveArray(door, request, response).catch(next);
    });
  };
}

async function receiveArray(door: Door, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  if (!Array.isArray(body)) {
    throw new Problem(
      'The body is JSON, but not an array of attempts. Send [{…}, {…}], or NDJSON with one attempt a line.'
    );
  }
  await receiveAttempts(door, response, { ...arrivalOf(request), kind: 'canonical' }, body.map(rowOf));
}

function rowOf(value: unknown, at: number): IncomingRow {
  const row = { position: at + 1, raw: JSON.stringify(value) };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? { ...row, record: value as Record<string, unknown> }
    : { ...row, reason: 'The element is not an object.' };
}

async function receiveStream(door: Door, request: Request, response: Response): Promise<void> {
  const encoding = request.get('content-encoding') ?? 'identity';
  if (!['identity', 'gzip', 'x-gzip'].includes(encoding)) {
    throw new Problem(`Content-Encoding ${encoding} can't be read; send gzip or none.`, {
      status: 415,
      allowed: ['gzip', 'identity'],
    });
  }
  const kind = fileKind(request);
  const arrival = arrivalOf(request);
  const { origin, zone = 'UTC' } = arrival;
  const rows = {
    canonical: () => readCanonicalFile(request, origin),
    'freeswitch-csv': () => readFreeswitchCsvFile(request, origin, { zone }),
    'asterisk-csv': () => readAsteriskCsvFile(request, origin, { zone }),
  }[kind]();
  await receiveAttempts(door, response, { ...arrival, kind }, rows);
}

function fileKind(request: Request): FileKind {
  const asked = onlyParameter(request, 'kind') ?? 'canonical';
  const kind = FILE_KINDS.find((known) => known === asked);
  if (!kind) {
    throw new Problem(`The parameter kind is ${asked.slice(0, 40)}.`, { field: 'kind', allowed: FILE_KINDS });
  }
  return kind;
}

function arrivalOf(request: Request) {
  return {
    source: requiredParameter(request, 'source'),
    origin: onlyParameter(request, 'origin') ?? 'POST /v1/attempts',
    zone: onlyParameter(request, 'zone'),
  };
}

async function remove({ pool }: Door, request: Request, response: Response): Promise<void> {
  const name = requiredParameter(request, 'source');
  const ids: unknown = request.body;
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string') || ids.length > MOST_IDS) {
    throw new Problem(`The body must be a JSON array of attempt ids, at most ${MOST_IDS}.`);
  }
  const source = await knownSource(pool, name);
  const by = principalOf(response);
  response.json({ deleted: await deleteAttempts(pool, source, ids, by) });
}
