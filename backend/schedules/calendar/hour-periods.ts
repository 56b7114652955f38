import { Temporal } from 'temporal-polyfill';

import { nextHour, startOfHour } from '../../reports/calendar';
import { Period } from './period';

/** `2026-10-25T02:00+02:00`: of an hour the clock shows twice, each has a key. */
export function momentKey(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: 'never', smallestUnit: 'minute' });
}

/** The hour of the zone's clock that holds the instant, and all after it: 23 or 25 on days the clock changes. */
export function* hourPeriods(zone: string, instant: Temporal.Instant): Generator<Period, never> {
  let start = startOfHour(instant.toZonedDateTimeISO(zone));
  for (;;) {
    const end = nextHour(start);
    yield { key: momentKey(start), from: start.toInstant(), to: end.toInstant() };
    start = end;
  }
}
