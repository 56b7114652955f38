import { Temporal } from 'temporal-polyfill';

/** An instant as PostgreSQL prints it in a session of UTC: `2026-11-20 08:00:00+00`. */
export function storedInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T'));
}
