import { dateTimeForTimeZone, dateTimeFormat } from '@grafana/data';

/** An instant in the reader's own zone, with how long ago it was; a dash for one that never came. */
export function momentText(instant: string | null): string {
  if (instant === null) {
    return '—';
  }
  return `${dateTimeFormat(instant)} (${dateTimeForTimeZone(undefined, instant).fromNow()})`;
}
