import { Temporal } from 'temporal-polyfill';

import { Question } from '../../../contract/question';
import { bucketStarts } from '../calendar';
import { Earlier } from './earlier-window';

/** The most buckets a compared question may have: each is looked up in the calendar of the zone. */
export const MOST_PAIRS = 3_000;

export interface BucketPair {
  current: string;
  earlier: string;
}

/** The place of the last start at or before an instant; -1 before the first. */
function placeOf(starts: readonly Temporal.Instant[], at: Temporal.Instant): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Temporal.Instant.compare(starts[middle], at) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/**
 * Which bucket of the earlier window stands beside which of the question's: the one that holds the same local time. Each
 * has at most one partner: an hour the clock repeats or leaves out, or a day the earlier month does not have, has none.
 */
export function pairBuckets({ window, bucket, zone }: Question, { window: before, shift }: Earlier): BucketPair[] {
  const current = bucketStarts(window, bucket!, zone);
  const earlier = bucketStarts(before, bucket!, zone);
  const earlierStarts = earlier.map((start) => Temporal.Instant.from(start));
  const taken = new Set<number>();
  const partners = new Map<string, string>();
  const take = (isWanted: (target: Temporal.ZonedDateTime, start: Temporal.ZonedDateTime, at: number) => boolean) => {
    for (const name of current.filter((one) => !partners.has(one))) {
      const start = Temporal.Instant.from(name).toZonedDateTimeISO(zone);
      const target = shift(start);
      const at = placeOf(earlierStarts, target.toInstant());
      if (at >= 0 && !taken.has(at) && isWanted(target, start, at)) {
        taken.add(at);
        partners.set(name, earlier[at]);
      }
    }
  };
  const isSameTime = (target: Temporal.ZonedDateTime, start: Temporal.ZonedDateTime, at: number) =>
    target.toPlainTime().equals(start.toPlainTime()) &&
    Temporal.Instant.compare(target.toInstant(), earlierStarts[at]) === 0 &&
    (target.day === start.day || !isCut(target, start));
  take(isSameTime);
  take(() => true);
  return current.flatMap((name) => (partners.has(name) ? [{ current: name, earlier: partners.get(name)! }] : []));
}

/** Whether a shift by months ended on an earlier day of the month, as the month is shorter. */
function isCut(target: Temporal.ZonedDateTime, start: Temporal.ZonedDateTime): boolean {
  return target.day < start.day && target.day === target.daysInMonth;
}
