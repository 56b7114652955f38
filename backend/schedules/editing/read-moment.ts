import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../../contract/problem';

/** An instant as a caller writes it. */
export function readMoment(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new Problem(`“${text.slice(0, 100)}” is not a time with an offset or Z, such as 2026-11-01T00:00:00Z.`, {
      field: 'windowOf',
    });
  }
}
