import { Temporal } from 'temporal-polyfill';

import { Comparison } from '../../../contract/names';
import { Window } from '../../../contract/question';
import { formatInstant } from '../calendar';

type Zoned = Temporal.ZonedDateTime;

/** How an instant of a window lies to that of the earlier one. */
export type Shift = (at: Zoned) => Zoned;

const isStartOfDay = (at: Zoned) => at.startOfDay().equals(at);
const isStartOfMonth = (at: Zoned) => at.day === 1 && isStartOfDay(at);

/** By days or months of the calendar; what began with a day that has no midnight begins with the day again. */
function byCalendar(duration: Temporal.DurationLike): Shift {
  return (at) => {
    const earlier = at.subtract(duration);
    return isStartOfDay(at) ? earlier.startOfDay() : earlier;
  };
}

/** As many whole months or days as the window has, else exactly as long as it is. */
function windowBefore(from: Zoned, to: Zoned): Shift {
  if (isStartOfMonth(from) && isStartOfMonth(to)) {
    return byCalendar({ months: from.until(to, { largestUnit: 'months' }).months });
  }
  if (isStartOfDay(from) && isStartOfDay(to)) {
    return byCalendar({ days: from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days });
  }
  const length = from.until(to, { largestUnit: 'hours' });
  return (at) => at.subtract(length);
}

function shiftOf(comparison: Comparison, from: Zoned, to: Zoned): Shift {
  switch (comparison) {
    case 'previous_window':
      return windowBefore(from, to);
    case 'previous_day':
      return byCalendar({ days: 1 });
    case 'previous_week':
      return byCalendar({ days: 7 });
    case 'previous_month':
      return byCalendar({ months: 1 });
  }
}

/** Where an end of days falls on a day the earlier month does not have, it is the end of that month. */
function earlierEnd(to: Zoned, shift: Shift): Zoned {
  const end = shift(to);
  return isStartOfDay(to) && end.day < to.day && end.day === end.daysInMonth ? end.add({ days: 1 }).startOfDay() : end;
}

export interface Earlier {
  window: Window;
  shift: Shift;
}

/** The window a comparison sets beside another, by the calendar of the zone, and the shift between the two. */
export function earlierWindow({ from, to }: Window, zone: string, comparison: Comparison): Earlier {
  const [start, end] = [from, to].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
  const shift = shiftOf(comparison, start, end);
  const earlierStart = shift(start);
  const shifted = comparison === 'previous_month' ? earlierEnd(end, shift) : shift(end);
  // Both ends may fall on the same instant where the clock or the month leaves something out.
  const isWindow = Temporal.ZonedDateTime.compare(earlierStart, shifted) < 0;
  const earlier = isWindow ? shifted : earlierStart.add(start.until(end, { largestUnit: 'hours' }));
  const written = (at: Zoned) => formatInstant(at.toInstant().toString(), zone);
  return { window: { from: written(earlierStart), to: written(earlier) }, shift };
}
