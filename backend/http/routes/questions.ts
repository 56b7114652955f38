import { Response, Router } from 'express';

import { AskersTurn } from '../../../contract/turn';
import { describeCatalog } from '../../reports/catalog/catalog';
import { questionOf } from '../../reports/catalog/question-of';
import { readersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { jsonBody } from '../json-body';

/** What can be asked, and the answers as JSON. */
export function questionRoutes(door: Door): Router {
  const router = Router();

  router
    .route('/v1/catalog')
    .get(readersOnly, async (_request, response) => {
      response.json(await describeCatalog(door.pool, principalOf(response).scope));
    })
    .all(methodNotAllowed(['GET']));

  router
    .route('/v1/ask')
    .post(readersOnly, jsonBody, (request, response) => answer(door, request.body, response))
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/reports/:name')
    .post(readersOnly, jsonBody, (request, response) => {
      const { name } = request.params as { name: string };
      return answer(door, questionOf(name, request.body ?? {}), response, name);
    })
    .all(methodNotAllowed(['POST']));

  router
    .route('/v1/turn')
    .get(readersOnly, (_request, response) => {
      const turn: AskersTurn = { ahead: door.questions.ahead(principalOf(response)) ?? null };
      response.json(turn);
    })
    .all(methodNotAllowed(['GET']));

  return router;
}

async function answer(
  { questions, questionTimeoutS: timeoutS }: Door,
  question: unknown,
  response: Response,
  report?: string
): Promise<void> {
  const signal = callerSignal(response);
  response.json(await questions.ask(question, principalOf(response), { signal, timeoutS, audited: { report } }));
}
