import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { GRAINS, Tier } from '../rollups/tiers';
import { cheapestSet, TierChoice, TierSet } from './choose-tiers';
import { answerColumns } from './columns';
import { HourOrder, orderOfHours } from './first-hours';
import { PlannedLevel } from './levels';
import { PERCENTILE_MEASURES } from './percentiles';
import { Scope } from '../../contract/access/scope';

/** Levels that are read together, each from the cheapest tiers that keep it apart. */
export interface Reading {
  /** Ends the names of its steps. */
  name: string;
  levels: PlannedLevel[];
  /** Those of its finest level. */
  dimensions: readonly DimensionName[];
  /** Undefined where only the attempts can answer. */
  tiers?: TierSet;
  /** Whether its groups are ranked first, by what they are ordered by alone, and only those shown are read whole. */
  isRanked: boolean;
  /** The order of hours its page is filled in, where only the first are read. */
  firstHours?: HourOrder;
}

/** Groups of so many dimensions beside time are far more than anybody looks at. */
const DIMENSIONS_TO_RANK = 2;
/** A page of destinations, of which there are thousands. */
const PAGE = 1_000;

/** Of one of its values, what a dimension is kept apart with is soon read whole. */
const isNarrow = ({ filters }: Question) =>
  filters.some(({ operator, values }) => operator === 'in' && values.length === 1);

function hasManyMore(question: Question, level: readonly DimensionName[]): boolean {
  const groups = level.filter((name) => name !== 'time');
  const isPageOfMany = question.limit <= PAGE && groups.includes('destination_prefix');
  return !isNarrow(question) && (groups.length >= DIMENSIONS_TO_RANK || isPageOfMany);
}

/** Whether an order can be told from sums and the groups themselves. */
function ordersBySums(question: Question): boolean {
  const columns = answerColumns(question);
  return question.order.every(({ by }) => {
    const { kind, labelOf, measure } = columns.find(({ name }) => name === by)!;
    return kind === 'dimension' ? !labelOf : measure !== undefined && !PERCENTILE_MEASURES.includes(measure);
  });
}

const isSame = (one: TierSet, other: TierSet) => GRAINS.every((grain) => one[grain] === other[grain]);

/** How the levels of a question are read; the first reading is that of the finest level. */
export function readingsOf(
  question: Question,
  scope: Scope,
  levels: readonly PlannedLevel[],
  { choice, tiers, isPaged }: { choice: TierChoice | undefined; tiers: readonly Tier[]; isPaged: boolean }
): Reading[] {
  const distinct = levels.filter(({ grouping }, at) => levels.findIndex((other) => other.grouping === grouping) === at);
  if (!choice) {
    return [{ name: 'finest', levels: distinct, dimensions: question.dimensions, isRanked: false }];
  }
  const canRank = isPaged && ordersBySums(question);
  return distinct.reduce<Reading[]>((readings, level) => {
    const set = cheapestSet(question, scope, level.dimensions, choice, tiers);
    const isRanked = canRank && hasManyMore(question, level.dimensions);
    const firstHours = canRank && !isRanked ? orderOfHours(question, level, set) : undefined;
    const same = readings.find(
      (reading) =>
        !isRanked &&
        !reading.isRanked &&
        !firstHours &&
        !reading.firstHours &&
        isSame(reading.tiers!, set) &&
        level.dimensions.every((name) => reading.dimensions.includes(name))
    );
    if (same) {
      same.levels.push(level);
      return readings;
    }
    const name = readings.length === 0 ? 'finest' : `level_${level.grouping}`;
    return [...readings, { name, levels: [level], dimensions: level.dimensions, tiers: set, isRanked, firstHours }];
  }, []);
}
