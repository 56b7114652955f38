const DECIMAL_SECONDS = /^(\d{1,11})(?:\.(\d+))?$/;

/** The instant (ISO, Z, microseconds) of seconds since 1970 written as `1795224588.513398`, or undefined. */
export function instantOfEpochSeconds(text: string): string | undefined {
  const match = DECIMAL_SECONDS.exec(text);
  if (!match) {
    return undefined;
  }
  const fraction = (match[2] ?? '').slice(0, 6).padEnd(6, '0');
  const whole = new Date(Number(match[1]) * 1000).toISOString().slice(0, 19);
  return `${whole}.${fraction}Z`;
}

/** The instant of microseconds since 1970, or undefined when the text is no such number or 0 ("has not happened"). */
export function instantOfEpochMicroseconds(text: string): string | undefined {
  if (!/^\d{7,17}$/.test(text)) {
    return undefined;
  }
  return instantOfEpochSeconds(`${text.slice(0, -6)}.${text.slice(-6)}`);
}

/** Seconds between two ISO instants with up to microseconds, as an exact decimal string; negative when `to` is earlier. */
export function secondsBetween(from: string, to: string): string {
  const micros = microsecondsOf(to) - microsecondsOf(from);
  const absolute = Math.abs(micros);
  const fraction = String(absolute % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${micros < 0 ? '-' : ''}${Math.floor(absolute / 1_000_000)}${fraction && `.${fraction}`}`;
}

/** Exact: microseconds since 1970 stay below the largest safe integer until the year 2255. */
function microsecondsOf(instant: string): number {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  return Date.parse(instant.replace(/\.\d+/, '')) * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

/** The instant so many seconds (a plain decimal) after another, to the microsecond. */
export function secondsAfter(instant: string, seconds: string): string {
  const micros = microsecondsOf(instant) + Math.round(Number(seconds) * 1_000_000);
  return instantOfEpochMicroseconds(String(micros))!;
}

/** Seconds of a thousandth, a millionth … each, as an exact decimal: 1500 of the third place are 1.5. */
export function shiftedSeconds(count: string, places: number): string | undefined {
  if (!/^\d{1,20}$/.test(count)) {
    return undefined;
  }
  const digits = count.padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${digits.slice(0, -places)}${fraction && `.${fraction}`}`;
}

/** Seconds a database wrote as a binary number, such as 1.5e-05, as a plain decimal of microseconds; undefined for none. */
export function plainSeconds(text: string | null): string | undefined {
  if (text === null || text.trim() === '' || !(Number(text) >= 0)) {
    return undefined;
  }
  return Number(text)
    .toFixed(6)
    .replace(/\.?0+$/, '');
}
