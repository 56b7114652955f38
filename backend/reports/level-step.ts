import { Question } from '../../contract/question';
import { CHARGES, CURRENCY_ENDS, fromSums, moneySide, NOT_ZERO, Side, sumColumn, SumName, SUMS } from '../rollups/sums';
import { moneySides } from './columns';
import { amountColumn, missingColumn } from './conversion';
import { currencyKey, dimensionKey } from './group-keys';
import { groupingNumber } from './levels';
import { MEASURES } from './measures';
import { MoneyView, moneyViews } from './money-views';
import { PLACES, readColumn } from './places';
import { Reading } from './readings';
import { Lacking, lacksColumn } from './slice-part';

/** The sides of the call a question asks money of. */
export function sidesOf(question: Question): Side[] {
  return [...new Set(question.measures.flatMap(moneySides))];
}

/** Whether a question's amounts are converted. */
export function converts(question: Question): boolean {
  return question.currencies.length > 0 && sidesOf(question).length > 0;
}

/** The sums a question's measures are made of. */
export function sumsOf(question: Question): SumName[] {
  const ofMeasures = question.measures.flatMap((name) => MEASURES[name].sums);
  const ofMoney = sidesOf(question).flatMap((side): readonly SumName[] =>
    converts(question) ? [NOT_ZERO[side]] : CURRENCY_ENDS[side]
  );
  return [...new Set([...ofMeasures, ...ofMoney])];
}

/** A decimal is told without the zeros it may end with: those depend on where its parts were read. */
function wholeSql(name: SumName): string {
  const whole = fromSums(name, sumColumn(name));
  const { combine, type } = SUMS[name];
  return combine === 'count' ? `coalesce(${whole}, 0)` : type === 'numeric' ? `trim_scale(${whole})` : whole;
}

/**
 * At one level, an amount in its own currency: there is one only where all of it is in the same. Nothing, in whatever
 * currency, is nothing: failed attempts often carry a charge of 0 and no currency.
 */
function nativeAmount(side: Side): string[] {
  const charge = sumColumn(CHARGES[side]);
  const [first, last] = CURRENCY_ENDS[side].map((end) => fromSums(end, sumColumn(end)));
  return [
    `case when ${first} is distinct from ${last} then null else trim_scale(sum(${charge})) end as ${amountColumn(side, { suffix: '' })}`,
    `case when ${first} = ${last} then ${first} end as ${currencyKey(side)}`,
    `coalesce(${first} <> ${last}, false) as ${missingColumn(side, { suffix: '' })}`,
  ];
}

function convertedAmount(side: Side, view: MoneyView): string[] {
  const missing = missingColumn(side, view);
  return [
    `trim_scale(sum(${amountColumn(side, view)})) as ${amountColumn(side, view)}`,
    `coalesce(bool_or(${missing}), false) as ${missing}`,
  ];
}

/** The number that tells the levels of a whole answer apart, where a step groups by some of its dimensions only. */
function levelNumber({ dimensions, levels }: Pick<Reading, 'dimensions' | 'levels'>): string {
  if (levels.length === 1) {
    return String(levels[0].grouping);
  }
  const cases = levels.map((level) => `when ${groupingNumber(dimensions, level.dimensions)} then ${level.grouping}`);
  return `case grouping(${dimensions.map(dimensionKey).join(', ')}) ${cases.join(' ')} end`;
}

interface AddedUp {
  sums: string[];
  money: string[];
  lacks: string[];
  read: string[];
}

function addedUp(question: Question, lacking: Lacking): AddedUp {
  const sides = sidesOf(question);
  return {
    sums: sumsOf(question)
      .filter((name) => !moneySide(name))
      .map((name) => `${wholeSql(name)} as ${sumColumn(name)}`),
    money: moneyViews(question).flatMap((view) =>
      sides.flatMap((side) => (view.currency ? convertedAmount(side, view) : nativeAmount(side)))
    ),
    lacks: Object.keys(lacking).map((capability) => {
      const column = lacksColumn(capability as keyof Lacking);
      return `coalesce(bool_or(${column}), false) as ${column}`;
    }),
    read: PLACES.map((place, at) => `isum(rows_read) filter (where place = ${at}) as ${readColumn(place)}`),
  };
}

/** The step that adds a slice up at every level of a reading. */
export function levelStep(
  question: Question,
  reading: Pick<Reading, 'name' | 'dimensions' | 'levels'>,
  lacking: Lacking
): string {
  const { sums, money, lacks, read } = addedUp(question, lacking);
  const keys = reading.dimensions.map(dimensionKey);
  const sets = reading.levels.map((level) => `(${level.dimensions.map(dimensionKey).join(', ')})`);
  const slice = converts(question) ? 'priced' : 'slice';
  return `levels_${reading.name} as (
  select ${[`${levelNumber(reading)} as level`, ...keys, ...sums, ...money, ...lacks, ...read].join(',\n    ')}
  from ${slice}_${reading.name}
  group by grouping sets (${sets.join(', ')})
)`;
}

const nameOf = (column: string) => column.slice(column.lastIndexOf(' ') + 1);

/** The step that puts the levels of all readings side by side; kept where more than one select reads it. */
export function levelsStep(question: Question, readings: readonly Reading[], lacking: Lacking): string {
  const { sums, money, lacks, read } = addedUp(question, lacking);
  const columns = [...sums, ...money, ...lacks, ...read].map(nameOf);
  const selects = readings.map(({ name, dimensions }) => {
    const keys = question.dimensions.map((one) => (dimensions.includes(one) ? dimensionKey(one) : 'null'));
    return `select ${['level', ...keys, ...columns].join(', ')} from levels_${name}`;
  });
  const isKept = readings.length > 1 || readings[0].levels.length > 1;
  return `levels as ${isKept ? 'materialized ' : ''}(\n  ${selects.join('\n  union all\n  ')}\n)`;
}
