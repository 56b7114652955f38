import { MailContent } from '../../../contract/delivery';

const BARS = '▁▂▃▄▅▆▇█';
const MOST_BARS = 60;

/** The points of a trend as heights to draw; null where nothing is known. Digits beyond a double's are not seen in a bar. */
export function trendValues(points: NonNullable<MailContent['trend']>['points']): Array<number | null> {
  return points.map(({ value }) => {
    const height = value === null ? Number.NaN : Number(value);
    return Number.isFinite(height) ? height : null;
  });
}

/** The height of each value between zero (or the smallest, below it) and the largest, from 0 to 1. */
export function relativeHeights(values: ReadonlyArray<number | null>): Array<number | null> {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const span = Math.max(0, ...known) - low;
  return values.map((value) => (value === null ? null : span === 0 ? 0 : (value - low) / span));
}

/** The trend in one line of text; a gap is a space. More values than fit are shown as the highest of each stretch. */
export function drawBars(values: ReadonlyArray<number | null>): string {
  return relativeHeights(inStretches(values, MOST_BARS))
    .map((height) => (height === null ? ' ' : BARS[Math.round(height * (BARS.length - 1))]))
    .join('');
}

/** At most `most` values, each the highest of its stretch. */
export function inStretches(values: ReadonlyArray<number | null>, most: number): Array<number | null> {
  const width = Math.ceil(values.length / most);
  const stretches = Array.from({ length: Math.ceil(values.length / width) }, (_, at) =>
    values.slice(at * width, (at + 1) * width).filter((value) => value !== null)
  );
  return values.length <= most ? [...values] : stretches.map((known) => (known.length > 0 ? Math.max(...known) : null));
}
