import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';

/** A set of dimensions an answer is grouped by, and the number PostgreSQL's `grouping()` gives its rows. */
export interface PlannedLevel {
  role: 'finest' | 'subtotal' | 'totals';
  dimensions: readonly DimensionName[];
  grouping: number;
}

/** The number PostgreSQL's `grouping(all)` gives rows of a level. */
export function groupingNumber(all: readonly DimensionName[], level: readonly DimensionName[]): number {
  return all.reduce((bits, name) => bits * 2 + (level.includes(name) ? 0 : 1), 0);
}

/** Every level of a question's answer: the finest, its subtotals in their order, the totals. */
export function plannedLevels({ dimensions, subtotals }: Pick<Question, 'dimensions' | 'subtotals'>): PlannedLevel[] {
  const level = (role: PlannedLevel['role'], names: readonly DimensionName[]): PlannedLevel => ({
    role,
    dimensions: names,
    grouping: groupingNumber(dimensions, names),
  });
  return [level('finest', dimensions), ...subtotals.map((names) => level('subtotal', names)), level('totals', [])];
}
