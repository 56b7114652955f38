import { DimensionName, MeasureName } from '../../contract/names';
import { Filter, Question, Window } from '../../contract/question';
import { Parameters } from '../reports/parameters';
import { PlanOptions } from '../reports/planner';
import { levelRelation } from '../reports/relations/relation';
import { quoted } from '../reports/shown-step';
import { labelColumns, MOST_GROUPS } from './sides-statement';

export interface MoneyAsked {
  dimensions: readonly DimensionName[];
  filters: readonly Filter[];
  zone: string;
  window: Window;
  measure: MeasureName;
  currency?: string;
  leastAttempts: number;
}

/** The question behind a measure made of money: charges have currencies, and the planner knows what becomes of them. */
export function moneyQuestion({ dimensions, filters, zone, window, measure, currency }: MoneyAsked): Question {
  return {
    measures: [measure, 'attempts', 'answered'],
    dimensions: [...dimensions],
    filters: [...filters],
    window,
    zone,
    currencies: currency ? [currency] : [],
    subtotals: [],
    empty_buckets: false,
    marks: [],
    order: [],
    limit: MOST_GROUPS,
  };
}

/** One statement that answers the measure of each group of at least so many attempts; null where its charges don't tell it. */
export function moneyStatement(asked: MoneyAsked, options: PlanOptions) {
  const parameters = new Parameters();
  const question = moneyQuestion(asked);
  const relation = levelRelation(question, question.dimensions, { ...options, parameters });
  const cells = labelColumns(asked.dimensions).map(({ column }) => `${quoted(column)}::text as ${quoted(column)}`);
  const text = `select ${[...cells, `${quoted(asked.measure)}::float8 as now_value`, 'attempts as now_attempts', 'answered as now_answered'].join(', ')}
from (${relation.sql}) groups
where attempts >= ${parameters.bind(asked.leastAttempts, 'bigint')}
order by attempts desc${cells.map((_, at) => `, ${at + 1}`).join('')}
limit ${parameters.bind(MOST_GROUPS + 1, 'bigint')}`;
  return { text, values: parameters.values, needsLost: relation.needsLost, question };
}
