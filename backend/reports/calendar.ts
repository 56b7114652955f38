import { Temporal } from 'temporal-polyfill';

import { Window } from '../../contract/question';
import { Bucket } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { offsetsOf } from './zone-offsets';

const FIXED_MINUTES: Partial<Record<Bucket, number>> = { '5m': 5, '15m': 15 };

/** Buckets that are calendar spans: the database names them by their first local date. */
export const CALENDAR_BUCKETS: readonly Bucket[] = ['1d', '1w', '1mo'];

/** Throws a Problem for a zone the IANA database does not hold. */
export function assertZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    throw new Problem(`“${zone}” is not an IANA time zone. Use a name such as Europe/Madrid or UTC.`, {
      field: 'zone',
    });
  }
}

/** An instant as ISO 8601 with the zone's offset at that instant: `2026-10-25T02:30:00+01:00`. Fractions are kept. */
export function formatInstant(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: hasFraction(instant) ? 'microsecond' : 'second' });
}

function hasFraction(instant: string): boolean {
  return /:\d\d\.\d*[1-9]/.test(instant);
}

/** The first instant of a local date, which is not midnight where the clock skips it. */
export function startOfDate(date: Temporal.PlainDate | string, zone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone);
}

/**
 * Turns what the database calls a bucket (a local date for days, weeks and months, an instant for the rest) into the
 * bucket's first instant, formatted in the zone. Where the clock moved by half an hour the second half of an hour is a
 * bucket of its own, which starts at the change.
 */
export function bucketStart(key: string, bucket: Bucket, zone: string): string {
  if (CALENDAR_BUCKETS.includes(bucket)) {
    return formatInstant(startOfDate(key, zone).toInstant().toString(), zone);
  }
  const start = Temporal.Instant.from(key.replace(' ', 'T')).toZonedDateTimeISO(zone);
  if (bucket === '1h' && start.minute !== 0) {
    return formatInstant(start.getTimeZoneTransition('next')!.toInstant().toString(), zone);
  }
  return formatInstant(start.toInstant().toString(), zone);
}

/** The start of the clock's hour that holds the moment. A change of the clock within it starts another. */
export function startOfHour(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const hour = at.subtract({
    minutes: at.minute,
    seconds: at.second,
    milliseconds: at.millisecond,
    microseconds: at.microsecond,
    nanoseconds: at.nanosecond,
  });
  const change = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return change && Temporal.ZonedDateTime.compare(change, hour) > 0 ? change : hour;
}

/** The start of the hour after the one that starts then. */
export function nextHour(start: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const next =
    start.minute === 0 ? start.add({ hours: 1 }) : start.round({ smallestUnit: 'hour', roundingMode: 'ceil' });
  const change = start.getTimeZoneTransition('next');
  return change && Temporal.ZonedDateTime.compare(change, next) < 0 ? change : next;
}

/** The first instant of the bucket that holds an instant of a zone. */
export function startOfBucket(bucket: Bucket, at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  switch (bucket) {
    case '1d':
      return at.startOfDay();
    case '1w':
      return at.subtract({ days: at.dayOfWeek - 1 }).startOfDay();
    case '1mo':
      return at.with({ day: 1 }).startOfDay();
    case '1h':
      return startOfHour(at);
    default: {
      const width = FIXED_MINUTES[bucket]! * 60_000;
      return Temporal.Instant.fromEpochMilliseconds(
        Math.floor(at.epochMilliseconds / width) * width
      ).toZonedDateTimeISO(at.timeZoneId);
    }
  }
}

function nextStart(bucket: Bucket, start: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  switch (bucket) {
    case '1d':
      return start.add({ days: 1 }).startOfDay();
    case '1w':
      return start.add({ weeks: 1 }).startOfDay();
    case '1mo':
      return start.add({ months: 1 }).startOfDay();
    case '1h':
      return nextHour(start);
    default:
      return start.add({ minutes: FIXED_MINUTES[bucket]! });
  }
}

/** Starts between two moves of the clock follow each other by so many milliseconds; undefined for calendar spans. */
function widthOf(bucket: Bucket): number | undefined {
  return CALENDAR_BUCKETS.includes(bucket) ? undefined : (FIXED_MINUTES[bucket] ?? 60) * 60_000;
}

/** The starts of all buckets that share an instant with the window, formatted in the zone, in order. */
export function bucketStarts(window: Window, bucket: Bucket, zone: string): string[] {
  const to = Date.parse(window.to);
  const width = widthOf(bucket);
  const offsetAt = offsetsOf(zone);
  const starts: string[] = [];
  let start = startOfBucket(bucket, Temporal.Instant.from(window.from).toZonedDateTimeISO(zone));
  while (start.epochMilliseconds < to) {
    let ms = start.epochMilliseconds;
    const { offsetMs, text, to: move } = offsetAt(ms);
    const written = (at: number) =>
      `${new Date(at + offsetMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}${text}`;
    starts.push(written(ms));
    const isWhole = width !== undefined && (ms + offsetMs) % width === 0;
    for (; isWhole && ms + width < Math.min(move, to); ms += width) {
      starts.push(written(ms + width));
    }
    start = nextStart(bucket, Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone));
  }
  return starts;
}

/** Whether local hours start when spans of UTC of such a length do all through the window: with whole hours, no offset of 30 or 45 minutes. */
export function clockStartsOn(lengthMs: number, window: Window, zone: string): boolean {
  const to = Temporal.Instant.from(window.to);
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(window.from).toZonedDateTimeISO(zone);
  while (at && Temporal.Instant.compare(at.toInstant(), to) < 0) {
    if ((at.offsetNanoseconds / 1_000_000) % lengthMs !== 0) {
      return false;
    }
    at = at.getTimeZoneTransition('next');
  }
  return true;
}
