import { Temporal } from 'temporal-polyfill';

import { parseInstant } from '../calls/parse-instant';
import { Unreadable } from '../calls/unreadable';

const HAS_OFFSET = /(Z|[+-]\d\d(:?\d\d)?)$/i;

/**
 * The instant (ISO, Z, microseconds) of a wall-clock time such as `2026-10-25 01:30:00` in an IANA zone, or undefined
 * for anything else. A time that happens twice, at the end of summer time, is the first of the two, unless that would
 * be before `notBefore`: no call is answered before it starts, and none ends before it is answered.
 */
export function instantOfLocalTime(text: string, zone: string, notBefore?: string): string | undefined {
  const first = readInstant(text, zone);
  return first !== undefined && notBefore !== undefined && first < notBefore
    ? (secondPass(text, zone) ?? first)
    : first;
}

function readInstant(text: string, zone: string): string | undefined {
  try {
    return parseInstant(text, zone);
  } catch (error) {
    if (error instanceof Unreadable) {
      return undefined;
    }
    throw error;
  }
}

/** The later of the two instants of a time the clock shows twice; undefined where it shows it once. */
function secondPass(text: string, zone: string): string | undefined {
  if (HAS_OFFSET.test(text)) {
    return undefined;
  }
  const local = Temporal.PlainDateTime.from(text.replace(' ', 'T'));
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation })
  );
  const twice = earlier.toPlainDateTime().equals(later.toPlainDateTime()) && !earlier.equals(later);
  return twice ? later.toInstant().toString({ smallestUnit: 'microsecond' }) : undefined;
}
