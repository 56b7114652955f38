import { Temporal } from 'temporal-polyfill';

import { startOfDate } from '../../reports/calendar';
import { Period } from './period';

export interface DateSteps {
  unit: 'day' | 'week' | 'month';
  every: number;
  /** A date a period starts on. */
  anchor: Temporal.PlainDate;
}

/** The period so many after the anchor's own starts on. Counted from the anchor: 31 January, 28 February, 31 March. */
function startOf({ unit, every, anchor }: DateSteps, index: number): Temporal.PlainDate {
  return anchor.add({ [`${unit}s`]: index * every });
}

/** Which period a date is in. Whole steps are counted towards the anchor, and clamped month ends a day short: hence the two looks. */
function indexOf(steps: DateSteps, date: Temporal.PlainDate): number {
  const { unit, every, anchor } = steps;
  const near = Math.floor(anchor.until(date, { largestUnit: unit })[`${unit}s`] / every);
  const isStarted = (index: number) => Temporal.PlainDate.compare(startOf(steps, index), date) <= 0;
  if (!isStarted(near)) {
    return near - 1;
  }
  return isStarted(near + 1) ? near + 1 : near;
}

function keyOf({ unit, every }: DateSteps, start: Temporal.PlainDate): string {
  if (every === 1 && unit === 'day') {
    return start.toString();
  }
  if (every === 1 && unit === 'week' && start.dayOfWeek === 1) {
    return `${start.yearOfWeek}-W${String(start.weekOfYear).padStart(2, '0')}`;
  }
  if (every === 1 && unit === 'month' && start.day === 1) {
    return start.toPlainYearMonth().toString();
  }
  return `P${every}${unit[0].toUpperCase()}:${start.toString()}`;
}

/** The period that holds the instant, and all after it. A date the zone's clock leaves out makes no period of its own. */
export function* datePeriods(steps: DateSteps, zone: string, instant: Temporal.Instant): Generator<Period, never> {
  const boundary = (at: number) => startOfDate(startOf(steps, at), zone).toInstant();
  let index = indexOf(steps, instant.toZonedDateTimeISO(zone).toPlainDate());
  let from = boundary(index);
  for (; ; index += 1) {
    const to = boundary(index + 1);
    // Where the clock goes back over midnight, the date before is met again after its end.
    if (Temporal.Instant.compare(from, to) < 0 && Temporal.Instant.compare(instant, to) < 0) {
      yield { key: keyOf(steps, startOf(steps, index)), from, to };
    }
    from = to;
  }
}
