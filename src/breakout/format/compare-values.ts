import type { Unit, Value } from '../../../contract/answer';
import { compareDecimals } from './decimal';
import { isMissing } from './is-missing';

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders two known values of one column, the smaller first. */
export function compareValues(a: string | number, b: string | number, unit: Unit): number {
  switch (unit) {
    case 'text':
      return natural.compare(String(a), String(b));
    case 'time':
      return Date.parse(String(a)) - Date.parse(String(b)) || natural.compare(String(a), String(b));
    default:
      return compareDecimals(a, b);
  }
}

/** The same, with missing values after all known ones. */
export function compareMissingLast(
  a: Value | undefined,
  b: Value | undefined,
  unit: Unit,
  direction: 'ascending' | 'descending' = 'ascending'
): number {
  if (isMissing(a, unit) || isMissing(b, unit)) {
    return Number(isMissing(a, unit)) - Number(isMissing(b, unit));
  }
  return direction === 'ascending' ? compareValues(a, b, unit) : compareValues(b, a, unit);
}
