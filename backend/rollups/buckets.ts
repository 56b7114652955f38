import { dayHolding, followEachOther, weekHolding } from './days';
import { Span } from './refresh-span';
import { isOfUtc, Tier, UTC_GRAINS } from './tiers';

const HOUR_MS = UTC_GRAINS.hour;

/** The bucket of a tier that holds an instant. */
export function bucketHolding(instant: string, { grain, zone }: Pick<Tier, 'grain' | 'zone'>): Span {
  if (!isOfUtc(grain)) {
    return grain === 'day' ? dayHolding(instant, zone) : weekHolding(instant, zone);
  }
  const lengthMs = UTC_GRAINS[grain];
  const start = Math.floor(Date.parse(instant) / lengthMs) * lengthMs;
  return { from: new Date(start).toISOString(), to: new Date(start + lengthMs).toISOString() };
}

/** The start of the first bucket of a tier that lies whole after an instant. */
export function firstBucketFrom(instant: string, tier: Pick<Tier, 'grain' | 'zone'>): string {
  const { from, to } = bucketHolding(instant, tier);
  return Date.parse(from) === Date.parse(instant) ? from : to;
}

/** The buckets of a tier that share an instant with the span, in order. */
export function bucketsOf({ from, to }: Span, tier: Pick<Tier, 'grain' | 'zone'>): Span[] {
  const buckets: Span[] = [];
  for (let at = from; Date.parse(at) < Date.parse(to); at = buckets[buckets.length - 1].to) {
    buckets.push(bucketHolding(at, tier));
  }
  return buckets;
}

/** The weeks of a zone that are made up of whole ones among these local days, which are in order. */
export function wholeWeeks(days: readonly Span[], zone: string): Span[] {
  if (days.length === 0) {
    return [];
  }
  const starts = new Map(days.map(({ from }, at) => [from, at]));
  const ends = new Map(days.map(({ to }, at) => [to, at]));
  const hull = { from: days[0].from, to: days[days.length - 1].to };
  return bucketsOf(hull, { grain: 'week', zone }).filter(({ from, to }) => {
    const [first, last] = [starts.get(from), ends.get(to)];
    return first !== undefined && last !== undefined && followEachOther(days.slice(first, last + 1));
  });
}

/** Whether a span is whole hours of UTC; only then can it be added up from hours. */
export function isWholeHours({ from, to }: Span): boolean {
  return Date.parse(from) % HOUR_MS === 0 && Date.parse(to) % HOUR_MS === 0;
}
