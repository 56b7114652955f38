import { Span } from './refresh-span';

/** Whether a refresh of the span has to wait, and if not, from when on the next one counts. `what` tells refreshes of one span apart. */
export type WhenToRest = (what: string, span: Span, restMs: number) => boolean;

/** Spans that still receive calls rest a while between two refreshes, so that a busy hour is not added up every second. */
export function restAfterRefresh(): WhenToRest {
  const restsUntil = new Map<string, number>();
  return (what, { from, to }, restMs) => {
    const now = Date.now();
    if (Date.parse(to) < now) {
      return false;
    }
    const key = `${what}/${from}/${to}`;
    if ((restsUntil.get(key) ?? 0) > now) {
      return true;
    }
    for (const [old, until] of restsUntil) {
      if (until <= now) {
        restsUntil.delete(old);
      }
    }
    restsUntil.set(key, now + restMs);
    return false;
  };
}
