import { Temporal } from 'temporal-polyfill';

import { instantOfLocalTime } from '../local-time';
import { TimeForm } from './table-switch';
import { Engine } from './switch-reader';

/**
 * The half-open range of a column that holds all rows of [from, to) (milliseconds since 1970). Where the clock of a zone
 * is set within it, the range of a local time is wider: rows read twice are stored once.
 */
export function columnRange(
  form: TimeForm,
  { engine, zone }: { engine: Engine; zone: string },
  from: number,
  to: number
): [low: string | number, high: string | number] {
  if (form === 'epoch') {
    return [from / 1000, to / 1000];
  }
  if (form === 'instant') {
    return engine === 'postgres' ? [iso(from), iso(to)] : [plain(from), plain(to)];
  }
  const offsets = [offsetMs(from, zone), offsetMs(to, zone)];
  return [plain(from + Math.min(...offsets)), plain(to + Math.max(...offsets))];
}

/** A value of such a column as milliseconds since 1970; undefined where it is none. */
export function momentOfColumn(form: TimeForm, zone: string, text: string | null): number | undefined {
  if (text === null) {
    return undefined;
  }
  if (form === 'epoch') {
    const seconds = Number(text);
    return Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds * 1000) : undefined;
  }
  const instant = instantOfLocalTime(text, form === 'instant' ? 'UTC' : zone);
  return instant === undefined ? undefined : Date.parse(instant);
}

function offsetMs(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function plain(at: number): string {
  return iso(at).slice(0, -1).replace('T', ' ');
}
