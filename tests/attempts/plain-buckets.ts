import { Temporal } from 'temporal-polyfill';

import { Bucket } from '../../contract/names';
import { Window } from '../../contract/question';

const stepOf = (bucket: Bucket) => (bucket === '5m' ? 5 : 15) * 60_000;
const atMs = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

function areInOneBucket(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime, bucket: Bucket): boolean {
  switch (bucket) {
    case '1mo':
      return a.year === b.year && a.month === b.month;
    case '1w':
      return a.yearOfWeek === b.yearOfWeek && a.weekOfYear === b.weekOfYear;
    case '1d':
      return a.toPlainDate().equals(b.toPlainDate());
    case '1h':
      return a.toPlainDate().equals(b.toPlainDate()) && a.hour === b.hour && a.offset === b.offset;
    default:
      return Math.floor(a.epochMilliseconds / stepOf(bucket)) === Math.floor(b.epochMilliseconds / stepOf(bucket));
  }
}

/** Of each bucket and zone, the start of every step that was walked over: months are walked once. */
const walked = new Map<string, Map<number, string>>();

/** The start of the bucket, found by walking the clock of the zone. */
export function plainBucketStart(at: string, bucket: Bucket, zone: string): string {
  const step = stepOf(bucket);
  const known = walked.get(`${bucket} ${zone}`) ?? new Map<number, string>();
  walked.set(`${bucket} ${zone}`, known);
  const first = Math.floor(Date.parse(at) / step) * step;
  const local = atMs(first, zone);
  let start = first;
  while (!known.has(start) && areInOneBucket(atMs(start - step, zone), local, bucket)) {
    start -= step;
  }
  const text = known.get(start) ?? atMs(start, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
  for (let ms = start; ms <= first; ms += step) {
    known.set(ms, text);
  }
  return text;
}

/** The starts of all buckets that hold an instant of the window, found by walking through it. */
export function plainBucketStarts({ from, to }: Window, bucket: Bucket, zone: string): string[] {
  const step = stepOf(bucket);
  const starts: string[] = [];
  let last: Temporal.ZonedDateTime | undefined;
  for (let ms = Date.parse(from); ms < Date.parse(to); ms = (Math.floor(ms / step) + 1) * step) {
    const at = atMs(ms, zone);
    if (!last || !areInOneBucket(at, last, bucket)) {
      starts.push(plainBucketStart(at.toInstant().toString(), bucket, zone));
    }
    last = at;
  }
  return starts;
}
