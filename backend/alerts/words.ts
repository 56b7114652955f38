import { MeasureName } from '../../contract/names';
import { Window } from '../../contract/question';
import { formatInstant } from '../reports/calendar';
import { MEASURES } from '../reports/measures';

const NOTHING = 'none';
/** Made once: a round of rules writes thousands of numbers. */
const WHOLE = new Intl.NumberFormat('en-GB');

export const whole = (count: number) => WHOLE.format(Math.round(count));
export const counted = (count: number, thing: string) => `${whole(count)} ${thing}${count === 1 ? '' : 's'}`;
export const percent = (share: number | null) => (share === null ? NOTHING : `${(share * 100).toFixed(1)} %`);

/** A measure as a sentence has it. */
export function measured(measure: MeasureName, value: number | null): string {
  if (value === null) {
    return NOTHING;
  }
  switch (MEASURES[measure].unit) {
    case 'fraction':
      return percent(value);
    case 'seconds':
      return `${value.toFixed(1)} s`;
    default:
      return whole(value);
  }
}

/** `21:15–21:30` with the day and the zone before it. */
export function windowText({ from, to }: Window, zone: string): string {
  const [start, end] = [from, to].map((instant) => formatInstant(instant, zone));
  const day = start.slice(0, 10);
  const endText = end.startsWith(day) ? end.slice(11, 19) : `${end.slice(0, 10)} ${end.slice(11, 19)}`;
  return `${day} ${start.slice(11, 19)} to ${endText} (${zone})`;
}

export function duration(seconds: number): string {
  return seconds < 120
    ? `${whole(seconds)} s`
    : seconds < 7_200
      ? `${whole(seconds / 60)} min`
      : `${whole(seconds / 3_600)} h`;
}

const CODES_TOLD = 3;

/** How often which SIP code ended unanswered attempts, the most frequent first: `503 (200), 486 (80)`. */
export function codesText(pairs: ReadonlyArray<readonly [number, number]> | null): string {
  const counts = new Map<number, number>();
  (pairs ?? []).forEach(([code, count]) => counts.set(code, (counts.get(code) ?? 0) + count));
  return [...counts]
    .sort(([codeA, a], [codeB, b]) => b - a || codeA - codeB)
    .slice(0, CODES_TOLD)
    .map(([code, count]) => `${code} (${whole(count)})`)
    .join(', ');
}
