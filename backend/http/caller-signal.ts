import { Response } from 'express';

import { Problem } from '../../contract/problem';

/** Aborts when the caller goes away before the answer is complete. */
export function callerSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      gone.abort(new Problem('The caller went away.', { status: 499 }));
    }
  });
  return gone.signal;
}
