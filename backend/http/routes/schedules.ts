import { Router } from 'express';

import { readChanges } from '../../database/audit';
import { deleteSchedule, setState } from '../../schedules/editing/change-state';
import { previewRule } from '../../schedules/editing/preview';
import { requestRun } from '../../schedules/editing/request-run';
import { changeSchedule, createSchedule } from '../../schedules/editing/save-schedule';
import { setNextRun } from '../../schedules/editing/set-next-run';
import { findRun } from '../../schedules/ledger/list-runs';
import { findSchedule, listSchedules } from '../../schedules/ledger/list-schedules';
import { editorsOnly } from '../admit';
import { principalOf } from '../authenticate';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { idInPath } from '../parameters';

/** What runs when, of what and for whom. */
export function scheduleRoutes({ pool, runAsked }: Door): Router {
  const router = Router();
  router
    .route('/v1/schedules')
    .all(editorsOnly)
    .get(async (_request, response) => {
      response.json(await listSchedules(pool, principalOf(response)));
    })
    .post(jsonBody, async (request, response) => {
      const id = await createSchedule(pool, request.body, principalOf(response));
      response.status(201).json(await findSchedule(pool, principalOf(response), id));
    })
    .all(methodNotAllowed(['GET', 'POST']));

  router
    .route('/v1/schedules/preview')
    .all(editorsOnly)
    .post(jsonBody, async (request, response) => {
      response.json(await previewRule(pool, request.body));
    })
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/schedules/:id')
    .all(editorsOnly)
    .get(async (request, response) => {
      response.json(await findSchedule(pool, principalOf(response), idInPath(request)));
    })
    .put(jsonBody, async (request, response) => {
      const id = (await findSchedule(pool, principalOf(response), idInPath(request))).scheduleId;
      await changeSchedule(pool, id, request.body, principalOf(response));
      response.json(await findSchedule(pool, principalOf(response), id));
    })
    .delete(async (request, response) => {
      const { scheduleId } = await findSchedule(pool, principalOf(response), idInPath(request));
      await deleteSchedule(pool, scheduleId, principalOf(response));
      response.status(204).end();
    })
    .all(methodNotAllowed(['GET', 'PUT', 'DELETE']));

  for (const [move, state] of [
    ['pause', 'paused'],
    ['resume', 'active'],
  ] as const) {
    router
      .route(`/v1/schedules/:id/${move}`)
      .all(editorsOnly)
      .post(async (request, response) => {
        const { scheduleId } = await findSchedule(pool, principalOf(response), idInPath(request));
        await setState(pool, scheduleId, state, principalOf(response));
        response.json(await findSchedule(pool, principalOf(response), scheduleId));
      })
      .all(methodNotAllowed(['POST']));
  }

  router
    .route('/v1/schedules/:id/runs')
    .all(editorsOnly)
    .post(jsonBody, async (request, response) => {
      const { scheduleId } = await findSchedule(pool, principalOf(response), idInPath(request));
      const runId = await requestRun(pool, scheduleId, request.body, principalOf(response));
      runAsked();
      response.status(202).json(await findRun(pool, runId, principalOf(response)));
    })
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/schedules/:id/next-run')
    .all(editorsOnly)
    .put(jsonBody, async (request, response) => {
      const { scheduleId } = await findSchedule(pool, principalOf(response), idInPath(request));
      const moved = await setNextRun(pool, scheduleId, request.body, principalOf(response));
      runAsked();
      response.json({ ...moved, schedule: await findSchedule(pool, principalOf(response), scheduleId) });
    })
    .all(methodNotAllowed(['PUT']));

  router
    .route('/v1/schedules/:id/changes')
    .all(editorsOnly)
    .get(async (request, response) => {
      const { scheduleId } = await findSchedule(pool, principalOf(response), idInPath(request));
      response.json(await readChanges(pool, { kind: 'schedule', id: scheduleId }));
    })
    .all(methodNotAllowed(['GET']));

  return router;
}
