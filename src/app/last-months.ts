import type { Window } from '../../contract/question';

const DAYS = 90;
const DAY_MS = 86_400_000;

/** The window values are suggested from where no other is chosen. */
export function lastMonths(): Window {
  const to = Date.now();
  return { from: new Date(to - DAYS * DAY_MS).toISOString(), to: new Date(to).toISOString() };
}
