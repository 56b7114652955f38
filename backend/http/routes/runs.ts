import { Request, Router } from 'express';
import { pipeline } from 'stream/promises';

import { Problem } from '../../../contract/problem';
import { RUN_STATES, RunState } from '../../../contract/run';
import { sendNow } from '../../schedules/editing/request-run';
import { findRun, listRuns } from '../../schedules/ledger/list-runs';
import { moveRun } from '../../schedules/ledger/move-run';
import { assertMayOpen } from '../../schedules/ledger/assert-may-open';
import { openFile } from '../../schedules/ledger/open-file';
import { editorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { NOTES, notesHeader } from '../file-notes';
import { jsonBody } from '../json-body';
import { idInPath, onlyParameter, wholeNumberParameter } from '../parameters';

const LARGEST_ID = 999_999_999_999_999;

/** The ledger: what was run, with what result and which files. */
export function runRoutes({ pool, files, runAsked, audit }: Door): Router {
  const router = Router();
  router
    .route('/v1/runs')
    .all(editorsOnly)
    .get(async (request, response) => {
      const ids = { least: 1, most: LARGEST_ID };
      const filter = {
        scheduleId: wholeNumberParameter(request, 'schedule', ids)?.toString(),
        states: statesOf(request),
        before: wholeNumberParameter(request, 'before', ids)?.toString(),
        limit: wholeNumberParameter(request, 'limit', { least: 1, most: 500 }) ?? 50,
      };
      response.json(await listRuns(pool, filter, principalOf(response)));
    })
    .post(jsonBody, async (request, response) => {
      const runId = await sendNow(pool, request.body, principalOf(response));
      runAsked();
      response.status(202).json(await findRun(pool, runId, principalOf(response)));
    })
    .all(methodNotAllowed(['GET', 'POST']));

  router
    .route('/v1/runs/:id')
    .all(editorsOnly)
    .get(async (request, response) => {
      response.json(await findRun(pool, idInPath(request), principalOf(response)));
    })
    .all(methodNotAllowed(['GET']));

  for (const move of ['retry', 'cancel'] as const) {
    router
      .route(`/v1/runs/:id/${move}`)
      .all(editorsOnly)
      .post(async (request, response) => {
        await moveRun(pool, idInPath(request), move, principalOf(response));
        runAsked();
        response.json(await findRun(pool, idInPath(request), principalOf(response)));
      })
      .all(methodNotAllowed(['POST']));
  }

  router
    .route('/v1/runs/:id/files/:file')
    .all(editorsOnly)
    .get(async (request, response) => {
      const run = await findRun(pool, idInPath(request), principalOf(response));
      if (!run.files.some(({ fileId }) => fileId === request.params.file)) {
        throw new Problem(`Run ${run.runId} has no such file.`, { status: 404 });
      }
      await assertMayOpen(pool, run.runId, principalOf(response));
      const { name, contentType, bytes, sha256, content } = await openFile(pool, files, String(request.params.file));
      response.attachment(name);
      response.type(contentType);
      response.setHeader('Content-Length', bytes);
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader(NOTES, notesHeader(run.notes));
      audit.note({
        by: principalOf(response),
        action: 'downloaded',
        kind: 'file',
        subject: name,
        outcome: 'answered',
        question: { run: run.runId },
      });
      response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
      await pipeline(content, response);
    })
    .all(methodNotAllowed(['GET']));

  return router;
}

function statesOf(request: Request): RunState[] | undefined {
  const states = onlyParameter(request, 'state')?.split(',');
  const wrong = states?.find((state) => !RUN_STATES.includes(state as RunState));
  if (wrong !== undefined) {
    throw new Problem(`A run is never “${wrong.slice(0, 50)}”. It is one of: ${RUN_STATES.join(', ')}.`, {
      field: 'state',
      allowed: RUN_STATES,
    });
  }
  return states as RunState[] | undefined;
}
