import { Temporal } from 'temporal-polyfill';

import { Baseline } from '../../contract/alert-query';
import { Window } from '../../contract/question';
import { startOfBucket, startOfHour } from '../reports/calendar';

type Zoned = Temporal.ZonedDateTime;

const iso = (at: Zoned) => new Date(at.epochMilliseconds).toISOString();

/** The hours or quarter-hours of the zone's clock that hold a window. */
const WHOLE: Record<Baseline, (from: Zoned, to: Zoned) => [Zoned, Zoned]> = {
  hours: (from, to) => [startOfHour(from), startOfHour(to.subtract({ milliseconds: 1 })).add({ hours: 1 })],
  quarter_hours: (from, to) => [
    startOfBucket('15m', from),
    startOfBucket('15m', to.subtract({ milliseconds: 1 })).add({ minutes: 15 }),
  ],
};

/**
 * The same hours or quarter-hours of the same weekday in earlier weeks, by the clock of the zone, the latest week first.
 * Each lasts as long as those that hold the window itself, whatever the clock does meanwhile. A week whose clock skipped
 * that time is left out: it has no such time.
 */
export function sameHours(window: Window, zone: string, { baseline, weeks }: { baseline: Baseline; weeks: number }) {
  const [start, end] = [window.from, window.to].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
  const [from, to] = WHOLE[baseline](start, end);
  const length = from.until(to, { largestUnit: 'hours' });
  return Array.from({ length: weeks }, (_, at): Window[] => {
    const earlier = from.subtract({ weeks: at + 1 });
    const hasThatTime = earlier.toPlainTime().equals(from.toPlainTime());
    return hasThatTime ? [{ from: iso(earlier), to: iso(earlier.add(length)) }] : [];
  }).flat();
}
