import { dateTimeForTimeZone } from '@grafana/data';

/** An instant on the wall clock of a zone, to the minute: `2026-11-21 08:30`. */
export function zonedText(instant: string, zone: string): string {
  return dateTimeForTimeZone(zone, instant).format('YYYY-MM-DD HH:mm');
}

/** The same to the second. */
export function zonedSecond(instant: string, zone: string): string {
  return dateTimeForTimeZone(zone, instant).format('YYYY-MM-DD HH:mm:ss');
}

/** A window on the wall clock of its zone; its end is the first moment after it. */
export function windowText({ from, to }: { from: string; to: string }, zone: string): string {
  return `${zonedText(from, zone)} – ${zonedText(to, zone)}`;
}
