import { Temporal } from 'temporal-polyfill';

import { Span } from './refresh-span';

const DAY_MS = 86_400_000;
/** Some zones' days of some years: reckoning them takes longer than anything else a question needs of us. */
const MOST_KNOWN = 20_000;
const known = new Map<string, number>();

/** When a date begins in a zone: not at midnight where the clock skips that. Days are counted from 1970-01-01. */
function startOf(day: number, zone: string): number {
  const key = `${day} ${zone}`;
  let start = known.get(key);
  if (start === undefined) {
    const date = Temporal.PlainDate.from(new Date(day * DAY_MS).toISOString().slice(0, 10));
    start = date.toZonedDateTime(zone).epochMilliseconds;
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    known.set(key, start);
  }
  return start;
}

/** The date an instant falls on in a zone. */
function dayOf(instant: string, zone: string): number {
  const date = Temporal.Instant.from(instant.replace(' ', 'T')).toZonedDateTimeISO(zone).toPlainDate();
  return Date.parse(date.toString()) / DAY_MS;
}

const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

/** The date after one. Where a zone changed sides of the date line a date is left out. */
function nextDay(day: number, zone: string): number {
  return startOf(day + 1, zone) > startOf(day, zone) ? day + 1 : day + 2;
}

/** The local day of a zone that holds an instant, from its first instant to that of the next: 23, 24 or 25 hours. */
export function dayHolding(instant: string, zone: string): Span {
  const day = dayOf(instant, zone);
  return { from: iso(startOf(day, zone)), to: iso(startOf(nextDay(day, zone), zone)) };
}

const WEEK_DAYS = 7;
/** 1970-01-01 was a Thursday. */
const DAYS_SINCE_MONDAY = 3;

/** The local week of a zone that holds an instant, from the first instant of its Monday to that of the next. */
export function weekHolding(instant: string, zone: string): Span {
  const day = dayOf(instant, zone);
  const monday = day - ((((day + DAYS_SINCE_MONDAY) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS);
  return { from: iso(startOf(monday, zone)), to: iso(startOf(monday + WEEK_DAYS, zone)) };
}

/** The instants local days of a zone begin at within the span, in milliseconds and in order; its end counts as within. */
export function dayStarts({ from, to }: Span, zone: string): number[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const starts: number[] = [];
  for (let day = dayOf(from, zone); startOf(day, zone) <= last; day = nextDay(day, zone)) {
    if (startOf(day, zone) >= first) {
      starts.push(startOf(day, zone));
    }
  }
  return starts;
}

/** All local days of a zone that lie whole within the span, in order. */
export function wholeDays(span: Span, zone: string): Span[] {
  const starts = dayStarts(span, zone);
  return starts.slice(1).map((end, at) => ({ from: iso(starts[at]), to: iso(end) }));
}

/** Whether each of these spans begins where the one before it ends. */
export function followEachOther(spans: readonly Span[]): boolean {
  return spans.slice(1).every(({ from }, at) => from === spans[at].to);
}
