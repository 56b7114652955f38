import type { Column, Row, Value } from '../../../contract/answer';
import { compareMissingLast } from '../format/compare-values';
import type { Group } from './breakout-model';
import { nameOf } from './row-node';
import { stepOf, writePath } from './row-path';

/** One value of the pivot dimension: a column, or a block of columns, of the table. */
export interface PivotValue {
  key: string;
  heading: string;
}

export interface PivotValues {
  shown: PivotValue[];
  /** How many there are beyond those shown. */
  left: number;
}

/**
 * The values a pivot gets columns for, in order. Of too many the latest times, or the greatest by one measure, are
 * shown.
 */
export function pivotValues(rows: readonly Row[], pivot: Group, rankBy: Column | undefined, most: number): PivotValues {
  const unit = pivot.dimension === 'time' ? 'time' : 'text';
  const distinct = [...new Map(rows.map((row) => [stepOf(row[pivot.dimension]), row])).values()];
  const byHeading = (a: Row, b: Row) =>
    unit === 'time'
      ? compareMissingLast(a.time, b.time, 'time')
      : compareMissingLast(sortName(a, pivot), sortName(b, pivot), 'text');
  const byRank = (a: Row, b: Row) =>
    rankBy ? compareMissingLast(a[rankBy.name], b[rankBy.name], rankBy.unit, 'descending') : 0;
  const latestFirst = (a: Row, b: Row) => compareMissingLast(b.time, a.time, 'time');

  const chosen =
    distinct.length > most ? distinct.sort(unit === 'time' ? latestFirst : byRank).slice(0, most) : distinct;
  return {
    shown: chosen
      .sort(byHeading)
      .map((row) => ({ key: writePath([stepOf(row[pivot.dimension])]), heading: nameOf(row, pivot).label })),
    left: distinct.length - chosen.length,
  };
}

function sortName(row: Row, pivot: Group): Value {
  return row[pivot.dimension] === null ? null : nameOf(row, pivot).label;
}
