import { combinedSql, currencySide, isMoney, NOT_ZERO, sumColumn, SumName, SUMS } from './sums';
import { keepsMoneyApart, Tier } from './tiers';

/** Numbers of millionths below this, in units, are sure to be bigints. */
const MOST_UNITS = '9e12';

/** What of a decimal sum is finer than millionths, or all of one too large for them. Hardly any row has it. */
const restColumn = (name: SumName) => `${sumColumn(name)}_rest`;

type Layout = Pick<Tier, 'dimensions' | 'grain'>;

/** Whether a sum needs no column: each row is of one currency, which is among its keys. */
const isToldByKeys = (name: SumName, tier: Layout) => currencySide(name) !== undefined && !keepsMoneyApart(tier);

/**
 * The columns a sum stands in, as a table declares them. A decimal is kept as whole millionths, which add up faster than
 * numerics do, and a rest: exact whatever its digits.
 */
export function storedColumns(name: SumName, tier: Layout): string[] {
  if (isToldByKeys(name, tier)) {
    return [];
  }
  const { type } = SUMS[name];
  return type === 'numeric'
    ? [`${sumColumn(name)} bigint`, `${restColumn(name)} numeric`]
    : [`${sumColumn(name)} ${type}`];
}

/** What stands in those columns for a sum. A count of nothing is stored as nothing: in a fine tier most counts are, and nothing takes no room. */
export function storedValues(name: SumName, tier: Layout, sum: string): string[] {
  if (isToldByKeys(name, tier)) {
    return [];
  }
  const { combine, type } = SUMS[name];
  if (type !== 'numeric') {
    return [combine === 'count' ? `nullif(${sum}, 0)::${type}` : `(${sum})::${type}`];
  }
  const millionths = `case when abs(${sum}) >= ${MOST_UNITS} then 0 else trunc((${sum}) * 1000000)::bigint end`;
  return [millionths, `nullif((${sum}) - (${millionths}) * 0.000001, 0)`];
}

/** How sums are read from the rows `a` of a tier. */
interface Reading {
  tier: Layout;
  /** Whether money is wanted by currency, from the rows that keep it apart: the others hold it too, all currencies together. */
  byCurrency?: boolean;
}

/** What a column of those rows holds of a sum. */
function cell(name: SumName, column: string, { tier, byCurrency }: Reading): string {
  return byCurrency && isMoney(name) && keepsMoneyApart(tier)
    ? `case when a.is_money then a.${column} end`
    : `a.${column}`;
}

function currencyOfKeys(name: SumName): string {
  const side = currencySide(name)!;
  return `case when a.${sumColumn(NOT_ZERO[side])} > 0 then coalesce(a.${side}_currency, '') end`;
}

/** The aggregate that makes one sum of those rows `a` of a tier hold. */
export function sumOfStored(name: SumName, reading: Reading): string {
  if (isToldByKeys(name, reading.tier)) {
    return combinedSql(name, currencyOfKeys(name));
  }
  const column = cell(name, sumColumn(name), reading);
  return SUMS[name].type === 'numeric'
    ? `sum(${column}) * 0.000001 + coalesce(sum(${cell(name, restColumn(name), reading)}), 0)`
    : combinedSql(name, column);
}

/** The same of one row `a` of a tier. */
export function valueOfStored(name: SumName, reading: Reading): string {
  if (isToldByKeys(name, reading.tier)) {
    return currencyOfKeys(name);
  }
  const column = cell(name, sumColumn(name), reading);
  switch (SUMS[name].type) {
    case 'numeric':
      return `${column} * 0.000001 + coalesce(${cell(name, restColumn(name), reading)}, 0)`;
    case 'int':
      return `(${column})::bigint`;
    default:
      return column;
  }
}

/** Tells of a row `a` of a tier whether it holds anything of a sum. */
export const holdsStored = (name: SumName) => `a.${sumColumn(name)} is not null`;
