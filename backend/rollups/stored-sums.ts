import { combinedSql, sumColumn, SumName, SUMS } from './sums';

/** Numbers of millionths below this, in units, are sure to be bigints. */
const MOST_UNITS = '9e12';

/** What of a decimal sum is finer than millionths, or all of one too large for them. Hardly any row has it. */
const restColumn = (name: SumName) => `${sumColumn(name)}_rest`;

/**
 * The columns a sum stands in, as a table declares them. A decimal is kept as whole millionths, which add up faster than
 * numerics do, and a rest: exact whatever its digits.
 */
export function storedColumns(name: SumName): string[] {
  const { type } = SUMS[name];
  return type === 'numeric'
    ? [`${sumColumn(name)} bigint`, `${restColumn(name)} numeric`]
    : [`${sumColumn(name)} ${type}`];
}

/** What stands in those columns for a sum. A count of nothing is stored as nothing: in a fine tier most counts are, and nothing takes no room. */
export function storedValues(name: SumName, sum: string): string[] {
  const { combine, type } = SUMS[name];
  if (type !== 'numeric') {
    return [combine === 'count' ? `nullif(${sum}, 0)::${type}` : `(${sum})::${type}`];
  }
  const millionths = `case when abs(${sum}) >= ${MOST_UNITS} then 0 else trunc((${sum}) * 1000000)::bigint end`;
  return [millionths, `nullif((${sum}) - (${millionths}) * 0.000001, 0)`];
}

/** The aggregate that makes one sum of those rows `a` of a tier hold. */
export function sumOfStored(name: SumName): string {
  const column = `a.${sumColumn(name)}`;
  return SUMS[name].type === 'numeric'
    ? `sum(${column}) * 0.000001 + coalesce(sum(a.${restColumn(name)}), 0)`
    : combinedSql(name, column);
}

/** The same of one row `a` of a tier. */
export function valueOfStored(name: SumName): string {
  const column = `a.${sumColumn(name)}`;
  switch (SUMS[name].type) {
    case 'numeric':
      return `${column} * 0.000001 + coalesce(a.${restColumn(name)}, 0)`;
    case 'int':
      return `${column}::bigint`;
    default:
      return column;
  }
}

/** Tells of a row `a` of a tier whether it holds anything of a sum. */
export const holdsStored = (name: SumName) => `a.${sumColumn(name)} is not null`;
