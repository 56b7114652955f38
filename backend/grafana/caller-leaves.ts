import { Problem } from '../../contract/problem';

interface Cancellable {
  on(event: 'cancelled', listener: () => void): unknown;
}

/** Aborts when Grafana cancels the call: its user closed the panel, left the page, or asked anew. */
export function callerLeaves(call: Cancellable): AbortSignal {
  const left = new AbortController();
  call.on('cancelled', () => left.abort(new Problem('The caller went away.', { status: 499 })));
  return left.signal;
}
