import { Temporal } from 'temporal-polyfill';

import { shown, Unreadable } from './unreadable';

const WRITTEN =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?$/;

const EXAMPLE = '2026-11-01T00:00:00.250Z or 2026-11-01 01:00:00+01:00';
const MINUTE_MS = 60_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * An ISO 8601 time as UTC with exactly six decimals; finer ones are cut. `zone` is that of times written without an
 * offset. In the hour a zone repeats they mean its first pass, in one it skips the time as far after the gap.
 * Throws Unreadable.
 */
export function parseInstant(text: string, zone: string | undefined): string {
  const parts = WRITTEN.exec(text);
  if (!parts || parts[4] === undefined) {
    throw new Unreadable(`is ${shown(text)}, which is not a time such as ${EXAMPLE}`);
  }
  const [, year, month, day, hour, minute, second = '00', fraction = '', utc, sign, offsetHour, offsetMinute] = parts;
  if (!isOnClock(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))) {
    throw new Unreadable(`is ${shown(text)}, which is no moment of any calendar day`);
  }
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  if (utc) {
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.${micros}Z`;
  }
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (sign) {
    const minutes = Number(offsetHour) * 60 + Number(offsetMinute ?? 0);
    if (minutes > 18 * 60 || Number(offsetMinute ?? 0) > 59) {
      throw new Unreadable(`is ${shown(text)}, whose offset no zone has`);
    }
    return written(local - (sign === '-' ? -minutes : minutes) * MINUTE_MS, micros);
  }
  if (zone === undefined) {
    throw new Unreadable(`is ${shown(text)}, a time without a zone: write its offset or Z, such as ${EXAMPLE}`);
  }
  return written(local - offsetMs(`${year}-${month}-${day}T${hour}:${minute}`, local, zone), micros);
}

function written(epochMs: number, micros: string): string {
  const iso = new Date(epochMs).toISOString();
  if (iso.length !== 24) {
    throw new Unreadable('is a time outside the years 0 to 9999');
  }
  return `${iso.slice(0, 19)}.${micros}Z`;
}

function isOnClock(year: number, month: number, day: number, hour: number, minute: number, second: number): boolean {
  const daysInMonth = month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1];
  return (
    year >= 1000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59
  );
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, number>();

/** What the zone's clock is ahead of UTC in that local minute. Clocks change at whole minutes, and calls come in order. */
function offsetMs(localMinute: string, localMs: number, zone: string): number {
  const key = `${localMinute} ${zone}`;
  const known = remembered.get(key);
  if (known !== undefined) {
    return known;
  }
  const wallClock = Math.floor(localMs / MINUTE_MS) * MINUTE_MS;
  const offset = wallClock - Temporal.PlainDateTime.from(localMinute).toZonedDateTime(zone).epochMilliseconds;
  if (remembered.size >= MAX_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(key, offset);
  return offset;
}
