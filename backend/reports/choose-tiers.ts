import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Kept, keepsAttempts } from '../rollups/kept';
import { wholeWeeks } from '../rollups/buckets';
import { Span } from '../rollups/refresh-span';
import { keeps, keepsMoneyApart, Tier, UtcGrain } from '../rollups/tiers';
import { Cover, coverWindow } from './cover';
import { Scope } from '../../contract/access/scope';

/** Tiers that together hold a window, but for its edges. */
export interface TierSet {
  week?: Tier;
  day?: Tier;
  hour: Tier;
  quarter_hour?: Tier;
}

/** The tiers a question is answered from, and which part of its window each can answer. */
export interface TierChoice extends TierSet {
  cover: Cover;
  /** The whole weeks that tiers hold, made of the cover's days. */
  weeks: Span[];
  /** The first instant attempts are there of; undefined where none was ever dropped. */
  attemptsFrom?: string;
}

/** What a tier must keep apart so that a level of a question can be read from it. */
function neededDimensions({ filters }: Question, scope: Scope, level: readonly DimensionName[]): DimensionName[] {
  return [
    ...level,
    ...filters.map(({ dimension }) => dimension),
    ...(scope.customers === 'all' ? [] : (['customer_id'] as const)),
    ...(scope.providers === 'all' ? [] : (['provider_id'] as const)),
  ];
}

function keepsApart(tier: Tier, name: DimensionName): boolean {
  switch (name) {
    case 'time':
    case 'source':
      return true;
    case 'customer_currency':
    case 'provider_currency':
      return !keepsMoneyApart(tier);
    default:
      return (tier.dimensions as readonly DimensionName[]).includes(name);
  }
}

/** The tiers that keep all of these apart, those of the fewest dimensions first. */
function ableTiers(tiers: readonly Tier[], needed: readonly DimensionName[]): Tier[] {
  return tiers
    .filter((tier) => needed.every((name) => keepsApart(tier, name)))
    .sort((a, b) => a.dimensions.length - b.dimensions.length);
}

/** The tiers of hours and quarter-hours of the fewest dimensions that keep apart all a question asks about. */
export function cheapestOfUtc(
  question: Question,
  scope: Scope,
  tiers: readonly Tier[]
): Pick<TierSet, 'hour' | 'quarter_hour'> | undefined {
  const able = ableTiers(tiers, neededDimensions(question, scope, question.dimensions));
  const cheapest = (grain: UtcGrain) => able.find((tier) => tier.grain === grain);
  const hour = cheapest('hour');
  return hour && { hour, quarter_hour: cheapest('quarter_hour') };
}

/**
 * The cheapest tiers that keep apart all a question asks about: the fewest dimensions first, and days where the window
 * holds whole ones; those that reach back far enough, where attempts do not. Undefined where only the attempts can answer.
 */
export function chooseTiers(
  question: Question,
  scope: Scope,
  { tiers, attemptsFrom }: Kept,
  converts: boolean
): TierChoice | undefined {
  const able = ableTiers(tiers, neededDimensions(question, scope, question.dimensions));
  const keepsDays = converts || (question.bucket !== undefined && question.bucket !== '1h');
  const byZone = able
    .filter(({ grain }) => grain === 'day')
    .sort((a, b) => Number(b.zone === question.zone) - Number(a.zone === question.zone));
  // They tell no money by currency.
  const ofQuarters = converts ? undefined : able.find(({ grain }) => grain === 'quarter_hour');
  for (const hour of able.filter(({ grain }) => grain === 'hour')) {
    for (const day of [...byZone, undefined]) {
      const cover = coverWindow(question, keepsDays, { day, hour, quarter_hour: ofQuarters });
      if (!cover) {
        return undefined;
      }
      const isOfUse = day ? cover.days.length > 0 : cover.hours.length + cover.quarterHours.length > 0;
      if (isOfUse && cover.edges.every(({ from }) => keepsAttempts({ attemptsFrom }, from))) {
        const weeks = day && !keepsDays ? weeksKept(cover, day, tiers) : [];
        const quarter_hour = cover.quarterHours.length > 0 ? ofQuarters : undefined;
        return { day, hour, quarter_hour, cover, weeks, attemptsFrom };
      }
    }
  }
  return undefined;
}

/** The weeks that every tier of weeks of the days' zone holds, so that all can be read alike. */
function weeksKept({ days }: Cover, { zone }: Tier, tiers: readonly Tier[]): Span[] {
  const ofZone = tiers.filter((tier) => tier.grain === 'week' && tier.zone === zone);
  const weeks = ofZone.length > 0 ? wholeWeeks(days, zone) : [];
  return weeks.filter(({ from }) => ofZone.every((tier) => keeps(tier, from)));
}

/** Whether a tier holds every bucket another of the same grain holds. */
function reachesBackLike(tier: Tier, other: Tier): boolean {
  return tier.keptFrom === undefined || (other.keptFrom !== undefined && keeps(tier, other.keptFrom));
}

/** The cheapest tiers a level of the question can be read from, which hold the same buckets as those chosen for all of it. */
export function cheapestSet(
  question: Question,
  scope: Scope,
  level: readonly DimensionName[],
  { day, hour, quarter_hour, weeks }: TierChoice,
  tiers: readonly Tier[]
): TierSet {
  const able = ableTiers(tiers, neededDimensions(question, scope, level));
  const like = (chosen: Tier) =>
    able
      .filter((tier) => tier.grain === chosen.grain && tier.zone === chosen.zone && reachesBackLike(tier, chosen))
      .find(({ dimensions }) => dimensions.length < chosen.dimensions.length) ?? chosen;
  const ofDays = day && like(day);
  const week =
    ofDays && weeks.length > 0
      ? able.find(
          ({ grain, zone, dimensions }) =>
            grain === 'week' && zone === ofDays.zone && dimensions.length <= ofDays.dimensions.length
        )
      : undefined;
  return { week, day: ofDays, hour: like(hour), quarter_hour: quarter_hour && like(quarter_hour) };
}
