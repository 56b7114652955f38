import { Temporal } from 'temporal-polyfill';

import { nextHour, startOfDate, startOfHour } from '../../reports/calendar';
import { CronLine } from './cron-line';

/** 29 February is up to eight years from the next. */
const DAYS_LOOKED_AT = 3_000;

type Direction = 'onward' | 'backward';
type Moment = Temporal.ZonedDateTime;

/** What the line names on a date. A time the clock skips is moved on by the gap, one it repeats is the first of the two. */
function named(line: CronLine, date: Temporal.PlainDate, zone: string): Moment[] {
  return line.hours.flatMap((hour) =>
    line.minutes.map((minute) =>
      date.toPlainDateTime({ hour, minute }).toZonedDateTime(zone, { disambiguation: 'compatible' })
    )
  );
}

/** The slots within a date, in order; a time moved on by a gap may come from the date before. */
function slotsOfDate(line: CronLine, date: Temporal.PlainDate, zone: string): Moment[] {
  const dates = [date.subtract({ days: 1 }), date].filter(line.isOn);
  if (dates.length === 0) {
    return [];
  }
  const [from, to] = [date, date.add({ days: 1 })].map((one) => startOfDate(one, zone).epochMilliseconds);
  const slots = dates
    .flatMap((one) => named(line, one, zone))
    .filter(({ epochMilliseconds }) => epochMilliseconds >= from && epochMilliseconds < to);
  const distinct = new Map(slots.map((slot) => [slot.epochMilliseconds, slot]));
  return [...distinct.values()].sort(Temporal.ZonedDateTime.compare);
}

/** The slots within an hour of the zone's clock. */
function slotsOfHour({ minutes }: CronLine, start: Moment): Moment[] {
  const end = nextHour(start).epochMilliseconds;
  return minutes
    .filter((minute) => minute >= start.minute)
    .map((minute) => start.add({ minutes: minute - start.minute }))
    .filter(({ epochMilliseconds }) => epochMilliseconds < end);
}

/** The slots date by date, from that of the moment. */
function* byDate(line: CronLine, zone: string, at: Moment, direction: Direction): Generator<Moment[]> {
  // Looking back, the moment may come again after the end of its date, where the clock goes back over midnight.
  const first = direction === 'onward' ? at.toPlainDate() : at.toPlainDate().add({ days: 1 });
  for (let days = 0; days <= DAYS_LOOKED_AT; days += 1) {
    yield slotsOfDate(line, first.add({ days: direction === 'onward' ? days : -days }), zone);
  }
}

/** The slots hour by hour as they pass, from that of the moment: an hour the clock repeats has its slots twice. */
function* byHour(line: CronLine, zone: string, at: Moment, direction: Direction): Generator<Moment[]> {
  const end = at.add({ days: direction === 'onward' ? DAYS_LOOKED_AT : -DAYS_LOOKED_AT });
  const isBefore = (one: Moment) => Temporal.ZonedDateTime.compare(one, end) < 0;
  for (let hour = startOfHour(at); isBefore(hour) === (direction === 'onward');) {
    const date = hour.toPlainDate();
    const isOn = line.isOn(date);
    if (isOn) {
      yield slotsOfHour(line, hour);
    }
    if (direction === 'onward') {
      hour = isOn ? nextHour(hour) : startOfHour(startOfDate(date.add({ days: 1 }), zone));
    } else {
      hour = startOfHour((isOn ? hour : startOfDate(date, zone)).subtract({ nanoseconds: 1 }));
    }
  }
}

const looked = (line: CronLine) => (line.everyHour ? byHour : byDate);

/** The last slot at or before the instant. */
export function lastSlot(line: CronLine, zone: string, instant: Temporal.Instant): Moment | undefined {
  const at = instant.toZonedDateTimeISO(zone);
  for (const slots of looked(line)(line, zone, at, 'backward')) {
    const slot = slots.filter(({ epochMilliseconds }) => epochMilliseconds <= instant.epochMilliseconds).at(-1);
    if (slot) {
      return slot;
    }
  }
  return undefined;
}

/** The slots after the instant, in order, without end unless the line names a date no year has. */
export function* slotsAfter(line: CronLine, zone: string, instant: Temporal.Instant): Generator<Moment> {
  for (let last: Moment | undefined = instant.toZonedDateTimeISO(zone); last;) {
    const after: Moment = last;
    last = undefined;
    for (const slots of looked(line)(line, zone, after, 'onward')) {
      for (const slot of slots.filter((one) => Temporal.ZonedDateTime.compare(one, after) > 0)) {
        last = slot;
        yield slot;
      }
      if (last) {
        break;
      }
    }
  }
}
