import { NOT_AVAILABLE, Row, Value } from '../../contract/answer';
import { Question } from '../../contract/question';
import { moneyColumns } from './money-columns';
import { Flags } from './notes';
import { Plan } from './planner';
import { rowShaper } from './shape-rows';

export interface ShownRow {
  /** The grouping number of its level. */
  level: number;
  row: Row;
  flags: Flags;
}

/** A total that leaves out what could not be converted, and so holds nothing, is no amount. */
export const isNothing = (value: Value) => value === null || /^0(\.0*)?$/.test(String(value));

/** Makes rows of an answer from those a plan's statement gives. */
export function rowReader(plan: Plan, question: Question): (values: readonly unknown[]) => ShownRow {
  const shape = rowShaper(plan.columns, question, 1);
  const firstFlag = 1 + plan.columns.length;
  const money = moneyColumns(question);
  return (values) => {
    const flags: Flags = Object.fromEntries(plan.flags.map((name, at) => [name, values[firstFlag + at]]));
    const row = shape(values);
    for (const { name, flags: reasons } of money) {
      if (isNothing(row[name]) && reasons.some((reason) => flags[reason] === true)) {
        row[name] = NOT_AVAILABLE;
      }
    }
    return { level: Number(values[0]), row, flags };
  };
}
