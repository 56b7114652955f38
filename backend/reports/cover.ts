import { Question } from '../../contract/question';
import { dayStarts, wholeDays } from '../rollups/days';
import { Span } from '../rollups/refresh-span';
import { keeps, Tier, UTC_GRAINS, UtcGrain } from '../rollups/tiers';
import { CALENDAR_BUCKETS, clockStartsOn } from './calendar';

const HOUR_MS = UTC_GRAINS.hour;

/** A day of a tier, and the whole hours of UTC within it. */
export interface CoveredDay extends Span {
  hoursFrom: string;
  hoursTo: string;
}

/**
 * How a window is made of whole days, whole hours beside them, whole quarter-hours beside those, and edges that only the
 * attempts can tell.
 */
export interface Cover {
  days: CoveredDay[];
  hours: Span[];
  quarterHours: Span[];
  edges: Span[];
}

/** The tiers a window is covered with. */
export interface CoveringTiers {
  day?: Tier;
  hour: Tier;
  quarter_hour?: Tier;
}

const iso = (ms: number) => new Date(ms).toISOString();
const floorHour = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
const ceilHour = (ms: number) => Math.ceil(ms / HOUR_MS) * HOUR_MS;

/**
 * The instants no bucket of a tier may straddle: the ends of the window, and where the answer keeps days of the
 * question's zone apart, their starts.
 */
function cutsOf({ window, zone }: Question, keepsDays: boolean): number[] {
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const inner = keepsDays ? dayStarts(window, zone).filter((start) => start > from && start < to) : [];
  return [from, ...inner, to];
}

/** Whether the answer keeps nothing apart that is finer than the buckets of a tier of UTC. */
function isFineEnough(grain: UtcGrain, { window, zone, bucket }: Question): boolean {
  switch (bucket) {
    case '5m':
      return false;
    case '15m':
      return grain === 'quarter_hour';
    case '1h':
      return clockStartsOn(UTC_GRAINS[grain], window, zone);
    default:
      return true;
  }
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

/** The whole buckets of UTC in each of these pieces, as far back as a tier keeps them, and what is left of the piece. */
function wholeBuckets(pieces: ReadonlyArray<[number, number]>, grain: UtcGrain, { keptFrom }: Tier) {
  const length = UTC_GRAINS[grain];
  const earliest = keptFrom === undefined ? -Infinity : Date.parse(keptFrom);
  const whole: Array<[number, number]> = [];
  const rest: Array<[number, number]> = [];
  for (const [from, to] of pieces) {
    const first = Math.max(Math.ceil(from / length) * length, earliest);
    const last = Math.floor(to / length) * length;
    if (first < last) {
      whole.push([first, last]);
      rest.push([from, first], [last, to]);
    } else {
      rest.push([from, to]);
    }
  }
  return { whole, rest: rest.filter(([from, to]) => from < to) };
}

const spansOf = (pieces: ReadonlyArray<[number, number]>) =>
  joined(pieces.map(([from, to]) => ({ from: iso(from), to: iso(to) })));

/**
 * Covers the window of a question with days of a zone (or none), hours and quarter-hours, as far back as they are kept.
 * Undefined where only the attempts will do.
 */
export function coverWindow(question: Question, keepsDays: boolean, tiers: CoveringTiers): Cover | undefined {
  const { day: dayTier, hour: hourTier, quarter_hour: quarterTier } = tiers;
  const fitsHours = isFineEnough('hour', question);
  const fitsQuarters = quarterTier !== undefined && isFineEnough('quarter_hour', question);
  if (!fitsHours && !fitsQuarters) {
    return undefined;
  }
  const cuts = cutsOf(question, keepsDays);
  const ends = { from: iso(cuts[0]), to: iso(cuts.at(-1)!) };
  const keepsFiner = question.bucket !== undefined && !CALENDAR_BUCKETS.includes(question.bucket);
  const days =
    dayTier && !keepsFiner
      ? wholeDays(ends, dayTier.zone).filter((day) => !isCut(cuts, day) && keeps(dayTier, day.from))
      : [];
  const beside = pieces(cuts, days);
  const hours = fitsHours ? wholeBuckets(beside, 'hour', hourTier) : { whole: [], rest: beside };
  const quarters = fitsQuarters
    ? wholeBuckets(hours.rest, 'quarter_hour', quarterTier)
    : { whole: [], rest: hours.rest };
  return {
    days: days.map(withHours),
    hours: spansOf(hours.whole),
    quarterHours: spansOf(quarters.whole),
    edges: spansOf(quarters.rest),
  };
}
