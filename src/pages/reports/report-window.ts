import { dateMath, dateTime, type DateTime, type TimeRange } from '@grafana/data';

import type { Window } from '../../../contract/question';

const LAST_DAYS = { from: 'now-7d', to: 'now' };

/** The range an address or a report names, at this moment. What cannot be read is the last seven days. */
export function rangeOf(from: string, to: string, timezone: string): TimeRange {
  // Both ends are seen from one moment: read one after the other they would be a millisecond further apart.
  const now = dateTime();
  const read = (text: string, roundUp: boolean) =>
    dateMath.toDateTime(asDate(text), { now, roundUp, timezone }) ?? dateTime(NaN);
  const [start, end] = [read(from, false), read(to, true)];

  return start.isValid() && end.isValid()
    ? { from: start, to: end, raw: { from: asRaw(from, start), to: asRaw(to, end) } }
    : { ...rangeOf(LAST_DAYS.from, LAST_DAYS.to, timezone), raw: LAST_DAYS };
}

/** Grafana ends `yesterday` at its last millisecond; a window ends where the next one starts. */
export function windowOf({ from, to, raw }: TimeRange): Window {
  const endsWithUnit = typeof raw.to === 'string' && raw.to.includes('/');
  const end = endsWithUnit && to.valueOf() % 1000 === 999 ? to.valueOf() + 1 : to.valueOf();
  return { from: new Date(from.valueOf()).toISOString(), to: new Date(end).toISOString() };
}

/** Writes one end of a range as Grafana's addresses do. */
export function writeTime(time: TimeRange['raw']['from']): string {
  return typeof time === 'string' ? time : String(time.valueOf());
}

/** The range before (-1) or after (1) a range, as long as it. */
export function shiftRange({ from, to }: TimeRange, direction: -1 | 1): { from: string; to: string } {
  const span = (to.valueOf() - from.valueOf()) * direction;
  return { from: String(from.valueOf() + span), to: String(to.valueOf() + span) };
}

/** A range twice as long around the same middle. */
export function widenRange({ from, to }: TimeRange): { from: string; to: string } {
  const half = Math.round((to.valueOf() - from.valueOf()) / 2);
  return { from: String(from.valueOf() - half), to: String(to.valueOf() + half) };
}

export function isRelative(from: string, to: string): boolean {
  return from.includes('now') || to.includes('now');
}

function asDate(text: string): string | Date {
  return /^-?\d+$/.test(text) ? new Date(Number(text)) : text;
}

function asRaw(text: string, time: DateTime): string | DateTime {
  return dateMath.isMathString(text) ? text : time;
}
