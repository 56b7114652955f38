import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Kept, keepsAttempts } from '../rollups/kept';
import { Tier, TIER_DIMENSIONS, TierDimension } from '../rollups/tiers';
import { Cover, coverWindow } from './cover';
import { Scope } from './principal';

/** The tiers a question is answered from, and which part of its window each can answer. */
export interface TierChoice {
  day?: Tier;
  hour: Tier;
  cover: Cover;
  /** The first instant attempts are there of; undefined where none was ever dropped. */
  attemptsFrom?: string;
}

/** What every tier keeps apart, beside its dimensions. */
const ALWAYS_KEPT: readonly DimensionName[] = ['time', 'source', 'customer_currency', 'provider_currency'];

function neededDimensions({ dimensions, filters }: Question, scope: Scope): Set<DimensionName> {
  return new Set<DimensionName>([
    ...dimensions,
    ...filters.map(({ dimension }) => dimension),
    ...(scope.customers === 'all' ? [] : (['customer_id'] as const)),
    ...(scope.providers === 'all' ? [] : (['provider_id'] as const)),
  ]);
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
  const needed = [...neededDimensions(question, scope)].filter((name) => !ALWAYS_KEPT.includes(name));
  if (!needed.every((name) => (TIER_DIMENSIONS as readonly string[]).includes(name))) {
    return undefined;
  }
  const able = tiers
    .filter(({ dimensions }) => (needed as TierDimension[]).every((name) => dimensions.includes(name)))
    .sort((a, b) => a.dimensions.length - b.dimensions.length);
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
