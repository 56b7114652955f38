import { Temporal } from 'temporal-polyfill';

import { Bucket } from '../../contract/names';
import { Period, CalendarUnit } from '../../contract/period';
import { Window } from '../../contract/question';
import { formatInstant, startOfBucket } from './calendar';

const BUCKET_OF: Record<CalendarUnit, Bucket> = { hour: '1h', day: '1d', week: '1w', month: '1mo' };

/** Units before an instant. A day, week or month that began where the clock skips midnight begins after it again. */
function before(at: Temporal.ZonedDateTime, count: number, unit: CalendarUnit): Temporal.ZonedDateTime {
  return at.subtract({ [`${unit}s`]: count });
}

function startBefore(start: Temporal.ZonedDateTime, count: number, unit: CalendarUnit): Temporal.ZonedDateTime {
  const earlier = before(start, count, unit);
  return unit === 'hour' ? earlier : earlier.startOfDay();
}

/**
 * The window a period covers at a moment, an ISO instant, by the calendar of the zone. A running unit that begins at the
 * moment itself has nothing in it yet: it is the one that has just ended.
 */
export function windowOfPeriod({ count, unit, kind }: Period, moment: string, zone: string): Window {
  const at = Temporal.Instant.from(moment).toZonedDateTimeISO(zone);
  const window = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Window => ({
    from: formatInstant(from.toInstant().toString(), zone),
    to: formatInstant(to.toInstant().toString(), zone),
  });
  switch (kind) {
    case 'whole': {
      const end = startOfBucket(BUCKET_OF[unit], at);
      return window(startBefore(end, count, unit), end);
    }
    case 'running': {
      const start = startOfBucket(BUCKET_OF[unit], at.subtract({ nanoseconds: 1 }));
      return window(startBefore(start, count - 1, unit), at);
    }
    case 'rolling':
      return window(before(at, count, unit), at);
  }
}
