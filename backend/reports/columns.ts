import { Column } from '../../contract/answer';
import { DimensionName, MeasureName } from '../../contract/names';
import { Question } from '../../contract/question';
import { comparedColumns } from './compare/compared-columns';
import { DIMENSIONS, TIME_DIMENSION } from './dimensions';
import { MEASURES } from './measures';
import { moneyViews } from './money-views';
import { moneySide, Side } from '../rollups/sums';

function dimensionColumns(name: DimensionName, asked: readonly DimensionName[]): Column[] {
  if (name === 'time') {
    return [{ name, ...TIME_DIMENSION, kind: 'dimension' }];
  }
  const { label, help, unit, named } = DIMENSIONS[name];
  const column: Column = { name, label, help, unit, kind: 'dimension' };
  if (!named || asked.includes(named.column)) {
    return [column];
  }
  return [
    column,
    {
      name: named.column,
      label: DIMENSIONS[named.column as keyof typeof DIMENSIONS].label,
      unit: 'text',
      kind: 'dimension',
      labelOf: name,
    },
  ];
}

/** The sides of the call whose money a measure is made of. */
export function moneySides(name: MeasureName): Side[] {
  const sides = MEASURES[name].sums.map(moneySide).filter((side): side is Side => side !== undefined);
  return [...new Set(sides)];
}

/** Money, and ratios of money: what there is one of for each currency shown. */
export function isMadeOfMoney(name: MeasureName): boolean {
  return moneySides(name).length > 0;
}

function measureColumns(name: MeasureName, question: Question): Column[] {
  const { label, unit, help } = MEASURES[name];
  if (!isMadeOfMoney(name)) {
    return [{ name, label, unit, help, kind: 'measure', measure: name }];
  }
  return moneyViews(question).map(({ currency, suffix }) => ({
    name: `${name}${suffix}`,
    label: suffix ? `${label} ${currency}` : label,
    unit,
    help,
    kind: 'measure',
    measure: name,
    currency: unit === 'money' ? currency : undefined,
  }));
}

/** Where each amount is shown in its own currency, the columns that say which one that is. */
export function currencyColumns(question: Question): Array<Column & { side: Side }> {
  if (question.currencies.length > 0) {
    return [];
  }
  const sides: Side[] = ['customer', 'provider'];
  return sides
    .filter((side) => question.measures.some((name) => moneySides(name).includes(side)))
    .filter((side) => !question.dimensions.includes(`${side}_currency`))
    .map((side) => ({
      name: `${side}_currency`,
      label: DIMENSIONS[`${side}_currency`].label,
      unit: 'text',
      kind: 'measure',
      help: 'The currency of the amounts; empty where a group holds several, which are not added up.',
      side,
    }));
}

/** What tests found of each row, where a question names some. */
export const MARK_COLUMN: Column = {
  name: 'mark',
  label: 'Mark',
  unit: 'text',
  kind: 'measure',
  help: 'What a test found of the row: its figures beside those of the others.',
};

/** The columns of a question's answer: its dimensions, each with its names, and its measures, in the order asked. */
export function answerColumns(question: Question): Column[] {
  const columns = [
    ...question.dimensions.flatMap((name) => dimensionColumns(name, question.dimensions)),
    ...question.measures.flatMap((name) => measureColumns(name, question)),
    ...currencyColumns(question).map(({ side: _, ...column }) => column),
  ];
  return [
    ...(question.compare ? comparedColumns(columns) : columns),
    ...(question.marks.length > 0 ? [MARK_COLUMN] : []),
  ];
}
