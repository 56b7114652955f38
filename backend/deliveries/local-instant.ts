import { offsetsOf, OffsetSpan } from '../reports/zone-offsets';

const DAY_MS = 86_400_000;
const ZERO = 48;
const MINUS = '-'.charCodeAt(0);
const PLUS = '+'.charCodeAt(0);
const SHORTEST = 'YYYY-MM-DD hh:mm:ss+00'.length;
const SECONDS_END = 'YYYY-MM-DD hh:mm:ss'.length;
const OFFSET_LENGTH = '+00'.length;

/** An instant on the clocks of a zone. */
export interface LocalInstant {
  /** Whole days since 1970-01-01 on those clocks. */
  day: number;
  /** Milliseconds since their midnight, in whole seconds. */
  msOfDay: number;
  /** Where the digits of the fraction of a second are; empty when there is none. */
  fractionStart: number;
  fractionEnd: number;
  span: OffsetSpan;
}

const twoDigits = (bytes: Buffer, at: number) => 10 * (bytes[at] - ZERO) + bytes[at + 1] - ZERO;

/**
 * Reads instants as PostgreSQL writes them in a session of UTC: `2026-11-01 10:00:00.25+00`. Answers undefined for any
 * other writing (before the year 1000, after 9999, infinity). What is answered is written over by the next call.
 */
export function localInstants(zone: string): (bytes: Buffer, start: number, end: number) => LocalInstant | undefined {
  const spanOf = offsetsOf(zone);
  const local: LocalInstant = { day: 0, msOfDay: 0, fractionStart: 0, fractionEnd: 0, span: spanOf(0) };
  return (bytes, start, end) => {
    const year = 100 * twoDigits(bytes, start) + twoDigits(bytes, start + 2);
    const isPlain = end - start >= SHORTEST && bytes[start + 4] === MINUS && bytes[end - OFFSET_LENGTH] === PLUS;
    if (!isPlain || year < 1_000) {
      return undefined;
    }
    const epochMs = Date.UTC(
      year,
      twoDigits(bytes, start + 5) - 1,
      twoDigits(bytes, start + 8),
      twoDigits(bytes, start + 11),
      twoDigits(bytes, start + 14),
      twoDigits(bytes, start + 17)
    );
    local.span = spanOf(epochMs);
    const localMs = epochMs + local.span.offsetMs;
    local.day = Math.floor(localMs / DAY_MS);
    local.msOfDay = localMs - local.day * DAY_MS;
    local.fractionStart = Math.min(start + SECONDS_END + 1, end - OFFSET_LENGTH);
    local.fractionEnd = end - OFFSET_LENGTH;
    return local;
  };
}
