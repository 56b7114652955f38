import { MeasureName } from '../../contract/names';
import { Question } from '../../contract/question';
import { currencyColumns, isMadeOfMoney, moneySides } from './columns';
import { CHANGE, changedCurrency, DIFFERENCE, PREVIOUS, previousFlag } from './compare/compared-columns';
import { missingColumn } from './conversion';
import { MEASURES } from './measures';
import { moneyViews } from './money-views';
import { CURRENCIES_DIFFER } from './shown-step';

/** A column made of money, with the flags that say its amounts are not in one currency. */
export interface MoneyColumn {
  name: string;
  flags: string[];
}

function ownColumns(question: Question, measure: MeasureName): MoneyColumn[] {
  const sides = moneySides(measure);
  return moneyViews(question).map((view) => ({
    name: `${measure}${view.suffix}`,
    flags: [
      ...sides.map((side) => missingColumn(side, view)),
      ...(sides.length > 1 && !view.currency ? [CURRENCIES_DIFFER] : []),
    ],
  }));
}

/** A distance needs both values, in the same currency. */
function withEarlier({ name, flags }: MoneyColumn, changes: readonly string[]): MoneyColumn[] {
  const earlier = flags.map(previousFlag);
  const both = [...flags, ...earlier, ...changes];
  return [
    { name, flags },
    { name: name + PREVIOUS, flags: earlier },
    { name: name + DIFFERENCE, flags: both },
    { name: name + CHANGE, flags: both },
  ];
}

/** The columns of a question's answer that are made of money. */
export function moneyColumns(question: Question): MoneyColumn[] {
  const told = currencyColumns(question).map(({ side }) => side);
  return question.measures.filter(isMadeOfMoney).flatMap((measure) => {
    const own = ownColumns(question, measure);
    const canChange = MEASURES[measure].unit === 'money' && moneySides(measure).some((side) => told.includes(side));
    return question.compare
      ? own.flatMap((column) => withEarlier(column, canChange ? [changedCurrency(column.name)] : []))
      : own;
  });
}
