import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Kept, keepsAttempts } from '../rollups/kept';
import { keepsMoneyApart, Tier } from '../rollups/tiers';
import { Cover, coverWindow } from './cover';
import { Scope } from './principal';

/** Tiers that together hold a window, but for its edges. */
export interface TierPair {
  day?: Tier;
  hour: Tier;
}

/** The tiers a question is answered from, and which part of its window each can answer. */
export interface TierChoice extends TierPair {
  cover: Cover;
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

/** The tier of hours of the fewest dimensions that keeps apart all a question asks about. */
export function cheapestHours(question: Question, scope: Scope, tiers: readonly Tier[]): Tier | undefined {
  const able = ableTiers(tiers, neededDimensions(question, scope, question.dimensions));
  return able.find(({ grain }) => grain === 'hour');
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
  for (const hour of able.filter(({ grain }) => grain === 'hour')) {
    for (const day of [...byZone, undefined]) {
      const cover = coverWindow(question, keepsDays, { day, hour });
      if (!cover) {
        return undefined;
      }
      const isOfUse = day ? cover.days.length > 0 : cover.hours.length > 0;
      if (isOfUse && cover.edges.every(({ from }) => keepsAttempts({ attemptsFrom }, from))) {
        return { day, hour, cover, attemptsFrom };
      }
    }
  }
  return undefined;
}

/** The cheapest tiers a level of the question can be read from, which hold the same buckets as those chosen for all of it. */
export function cheapestPair(
  question: Question,
  scope: Scope,
  level: readonly DimensionName[],
  { day, hour }: TierPair,
  tiers: readonly Tier[]
): TierPair {
  const able = ableTiers(tiers, neededDimensions(question, scope, level));
  const like = (chosen: Tier) =>
    able
      .filter(
        ({ grain, zone, keptFrom }) => grain === chosen.grain && zone === chosen.zone && keptFrom === chosen.keptFrom
      )
      .find(({ dimensions }) => dimensions.length < chosen.dimensions.length) ?? chosen;
  return { day: day && like(day), hour: like(hour) };
}
