import { Request, Response, Router } from 'express';

import { CallInput } from '../../reports/calls/attempts-of-call';
import { readersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';
import { onlyParameter, requiredParameter } from '../parameters';

/** Single calls: lists of them, the figures of numbers, the attempts of one. */
export function callRoutes({ questions, questionTimeoutS: timeoutS }: Door): Router {
  const router = Router();
  const optionsOf = (response: Response) => ({ signal: callerSignal(response), timeoutS });

  router
    .route('/v1/calls')
    .post(readersOnly, jsonBody, async (request, response) => {
      response.json(await questions.listCalls(request.body, principalOf(response), optionsOf(response)));
    })
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/calls/numbers')
    .post(readersOnly, jsonBody, async (request, response) => {
      response.json(await questions.numberFigures(request.body, principalOf(response), optionsOf(response)));
    })
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/calls/attempts')
    .get(readersOnly, async (request, response) => {
      response.json(await questions.attemptsOfCall(callOf(request), principalOf(response), optionsOf(response)));
    })
    .all(methodNotAllowed(['GET']));

  return router;
}

/** Call ids hold any characters, so they are no part of the path: a proxy may read a slash in them as one of the address. */
function callOf(request: Request): CallInput {
  return {
    source: requiredParameter(request, 'source'),
    callId: requiredParameter(request, 'call_id'),
    zone: onlyParameter(request, 'zone'),
  };
}
