import { Temporal } from 'temporal-polyfill';

import { Baseline } from '../../contract/alert-query';
import { Window } from '../../contract/question';
import { startOfHour } from '../reports/calendar';

type Zoned = Temporal.ZonedDateTime;

const iso = (at: Zoned) => new Date(at.epochMilliseconds).toISOString();

/** The hours of the zone's clock that hold a window. */
function wholeHours(from: Zoned, to: Zoned): [Zoned, Zoned] {
  const lastHour = startOfHour(to.subtract({ milliseconds: 1 }));
  return [startOfHour(from), lastHour.add({ hours: 1 })];
}

/**
 * The same times of the same weekday in earlier weeks, by the clock of the zone, the latest week first. Each lasts as long
 * as the window itself, whatever the clock does meanwhile. A week whose clock skipped that time is left out: it has no such
 * time.
 */
export function sameHours(window: Window, zone: string, { baseline, weeks }: { baseline: Baseline; weeks: number }) {
  const [start, end] = [window.from, window.to].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
  const [from, to] = baseline === 'hours' ? wholeHours(start, end) : [start, end];
  const length = from.until(to, { largestUnit: 'hours' });
  return Array.from({ length: weeks }, (_, at): Window[] => {
    const earlier = from.subtract({ weeks: at + 1 });
    const hasThatTime = earlier.toPlainTime().equals(from.toPlainTime());
    return hasThatTime ? [{ from: iso(earlier), to: iso(earlier.add(length)) }] : [];
  }).flat();
}
