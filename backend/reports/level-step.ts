import { Question } from '../../contract/question';
import { CHARGES, combinedSql, moneySide, NOT_ZERO, Side, sumColumn, SumName, SUMS } from '../rollups/sums';
import { moneySides } from './columns';
import { amountColumn, missingColumn } from './conversion';
import { currencyKey, dimensionKey } from './group-keys';
import { PlannedLevel } from './levels';
import { MEASURES } from './measures';
import { MoneyView, moneyViews } from './money-views';
import { Lacking, lacksColumn } from './slice';

/** The sides of the call a question asks money of. */
export function sidesOf(question: Question): Side[] {
  return [...new Set(question.measures.flatMap(moneySides))];
}

/** The sums a question's measures are made of. */
export function sumsOf(question: Question): SumName[] {
  const ofMeasures = question.measures.flatMap((name) => MEASURES[name].sums);
  return [...new Set([...ofMeasures, ...sidesOf(question).map((side) => NOT_ZERO[side])])];
}

function wholeSql(name: SumName): string {
  // The slice counts in bigints, whatever a tier holds.
  const whole = SUMS[name].type === 'int' ? `isum(${sumColumn(name)})` : combinedSql(name, sumColumn(name));
  return SUMS[name].combine === 'count' ? `coalesce(${whole}, 0)` : whole;
}

/**
 * At one level, an amount in its own currency: there is one only where all of it is in the same. Nothing, in whatever
 * currency, is nothing: failed attempts often carry a charge of 0 and no currency.
 */
function nativeAmount(side: Side): string[] {
  const charge = sumColumn(CHARGES[side]);
  const charged = `filter (where ${sumColumn(NOT_ZERO[side])} > 0)`;
  const currency = `coalesce(${currencyKey(side)}, '')`;
  const first = `min(${currency}) ${charged}`;
  const last = `max(${currency}) ${charged}`;
  return [
    `case when ${first} is distinct from ${last} then null else sum(${charge}) end as ${amountColumn(side, { suffix: '' })}`,
    `case when ${first} = ${last} then ${first} end as ${currencyKey(side)}`,
    `coalesce(${first} <> ${last}, false) as ${missingColumn(side, { suffix: '' })}`,
  ];
}

function convertedAmount(side: Side, view: MoneyView): string[] {
  const missing = missingColumn(side, view);
  return [
    `sum(${amountColumn(side, view)}) as ${amountColumn(side, view)}`,
    `coalesce(bool_or(${missing}), false) as ${missing}`,
  ];
}

/** The step that adds the slice up at every level. */
export function levelsStep(question: Question, sides: Side[], levels: PlannedLevel[], lacking: Lacking): string {
  const dimensions = question.dimensions.map(dimensionKey);
  const grouping = dimensions.length > 0 ? `grouping(${dimensions.join(', ')})` : '0';
  const sums = sumsOf(question)
    .filter((name) => !moneySide(name))
    .map((name) => `${wholeSql(name)} as ${sumColumn(name)}`);
  const money = moneyViews(question).flatMap((view) =>
    sides.flatMap((side) => (view.currency ? convertedAmount(side, view) : nativeAmount(side)))
  );
  const lacks = Object.keys(lacking).map((capability) => {
    const column = lacksColumn(capability as keyof Lacking);
    return `coalesce(bool_or(${column}), false) as ${column}`;
  });
  const sets = [...new Set(levels.map((level) => `(${level.dimensions.map(dimensionKey).join(', ')})`))];
  return `levels as (
  select ${[`${grouping} as level`, ...dimensions, ...sums, ...money, ...lacks].join(',\n    ')}
  from ${question.currencies.length > 0 && sides.length > 0 ? 'priced' : 'slice'}
  group by grouping sets (${sets.join(', ')})
)`;
}
