import { Request, Router } from 'express';

import { SuggestionInput } from '../../reports/values';
import { readersOnly } from '../admit';
import { principalOf } from '../authenticate';
import { callerSignal } from '../caller-signal';
import { Door } from '../door';
import { methodNotAllowed } from '../errors';
import { onlyParameter, requiredParameter, wholeNumberParameter } from '../parameters';

/** Values of a dimension within a window, for whoever writes a filter. */
export function valueRoutes({ questions, questionTimeoutS: timeoutS }: Door): Router {
  const router = Router();
  router
    .route('/v1/values')
    .get(readersOnly, async (request, response) => {
      const signal = callerSignal(response);
      response.json(await questions.suggestValues(askedFor(request), principalOf(response), { signal, timeoutS }));
    })
    .all(methodNotAllowed(['GET']));
  return router;
}

/** The dimension is checked where it is answered. */
function askedFor(request: Request): SuggestionInput {
  return {
    dimension: requiredParameter(request, 'dimension') as SuggestionInput['dimension'],
    search: onlyParameter(request, 'search'),
    from: requiredParameter(request, 'from'),
    to: requiredParameter(request, 'to'),
    limit: wholeNumberParameter(request, 'limit', { least: 1, most: 500 }),
  };
}
