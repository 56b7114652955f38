import { Bucket } from '../../contract/names';
import { Question } from '../../contract/question';
import { dayStarts, wholeDays } from '../rollups/days';
import { Span } from '../rollups/refresh-span';
import { keeps, Tier } from '../rollups/tiers';
import { CALENDAR_BUCKETS, hoursStartOnTheHour } from './calendar';

const HOUR_MS = 3_600_000;

/** A day of a tier, and the whole hours of UTC within it. */
export interface CoveredDay extends Span {
  hoursFrom: string;
  hoursTo: string;
}

/** How a window is made of whole days, whole hours beside them, and edges that only the attempts can tell. */
export interface Cover {
  days: CoveredDay[];
  hours: Span[];
  edges: Span[];
}

const iso = (ms: number) => new Date(ms).toISOString();
const floorHour = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
const ceilHour = (ms: number) => Math.ceil(ms / HOUR_MS) * HOUR_MS;

/**
 * The instants no bucket of a tier may straddle: the ends of the window, and where the answer keeps days of the
 * question's zone apart, their starts. Undefined where the answer keeps apart what is finer than an hour of UTC.
 */
function cutsOf({ window, zone, bucket }: Question, keepsDays: boolean): number[] | undefined {
  if (bucket && !isWideEnough(bucket, window, zone)) {
    return undefined;
  }
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const inner = keepsDays ? dayStarts(window, zone).filter((start) => start > from && start < to) : [];
  return [from, ...inner, to];
}

function isWideEnough(bucket: Bucket, window: Question['window'], zone: string): boolean {
  return CALENDAR_BUCKETS.includes(bucket) || (bucket === '1h' && hoursStartOnTheHour(window, zone));
}

function isCut(cuts: readonly number[], { from, to }: Span): boolean {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle] > start) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low < cuts.length && cuts[low] < end;
}

function withHours(day: Span): CoveredDay {
  return { ...day, hoursFrom: iso(ceilHour(Date.parse(day.from))), hoursTo: iso(floorHour(Date.parse(day.to))) };
}

/** What is left of the window beside the days, in pieces that hold no cut. */
function pieces(cuts: readonly number[], days: readonly Span[]): Array<[number, number]> {
  const bounds = [...new Set([...cuts, ...days.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])])].sort(
    (a, b) => a - b
  );
  const starts = new Set(days.map(({ from }) => Date.parse(from)));
  return bounds
    .slice(0, -1)
    .map((bound, at): [number, number] => [bound, bounds[at + 1]])
    .filter(([from]) => !starts.has(from));
}

function joined(spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((kept, span) => {
    const last = kept.at(-1);
    return last && last.to === span.from ? [...kept.slice(0, -1), { from: last.from, to: span.to }] : [...kept, span];
  }, []);
}

/** Covers the window of a question with days of a zone (or none) and hours, as far back as they are kept. Undefined where only the attempts will do. */
export function coverWindow(
  question: Question,
  keepsDays: boolean,
  { day: dayTier, hour: hourTier }: { day?: Tier; hour: Tier }
): Cover | undefined {
  const cuts = cutsOf(question, keepsDays);
  if (!cuts) {
    return undefined;
  }
  const ends = { from: iso(cuts[0]), to: iso(cuts.at(-1)!) };
  const keepsHours = question.bucket === '1h';
  const days =
    dayTier && !keepsHours
      ? wholeDays(ends, dayTier.zone).filter((day) => !isCut(cuts, day) && keeps(dayTier, day.from))
      : [];
  const hoursKeptFrom = hourTier.keptFrom === undefined ? -Infinity : Date.parse(hourTier.keptFrom);

  const hours: Span[] = [];
  const edges: Span[] = [];
  for (const [from, to] of pieces(cuts, days)) {
    const [first, last] = [Math.max(ceilHour(from), hoursKeptFrom), floorHour(to)];
    if (first >= last) {
      edges.push({ from: iso(from), to: iso(to) });
      continue;
    }
    hours.push({ from: iso(first), to: iso(last) });
    edges.push(
      ...[
        [from, first],
        [last, to],
      ]
        .filter(([start, end]) => start < end)
        .map(([start, end]) => ({ from: iso(start), to: iso(end) }))
    );
  }
  return { days: days.map(withHours), hours: joined(hours), edges: joined(edges) };
}
