import { Temporal } from 'temporal-polyfill';

import { Span } from './refresh-span';

/** The local day of a zone that holds an instant, from its first instant to that of the next: 23, 24 or 25 hours. */
export function dayHolding(instant: string, zone: string): Span {
  const day = Temporal.Instant.from(instant.replace(' ', 'T')).toZonedDateTimeISO(zone).startOfDay();
  return { from: day.toInstant().toString(), to: day.add({ days: 1 }).startOfDay().toInstant().toString() };
}

/** All local days of a zone that lie whole within the span, in order. */
export function wholeDays({ from, to }: Span, zone: string): Span[] {
  const end = Temporal.Instant.from(to);
  const days: Span[] = [];
  const first = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  let day = first.startOfDay();
  if (Temporal.ZonedDateTime.compare(day, first) < 0) {
    day = day.add({ days: 1 }).startOfDay();
  }
  for (;;) {
    const next = day.add({ days: 1 }).startOfDay();
    if (Temporal.Instant.compare(next.toInstant(), end) > 0) {
      return days;
    }
    days.push({ from: day.toInstant().toString(), to: next.toInstant().toString() });
    day = next;
  }
}
