import type { Column, Level, Row } from '../../../contract/answer';
import type { Group, RowNode, ValueColumn } from './breakout-model';
import { findLevel } from './find-level';
import { pivotValues, type PivotValue } from './pivot-values';
import { treeOfLevels } from './row-tree';
import { stepOf, writePath } from './row-path';

/** More columns than this nobody reads, and browsers draw slowly. */
export const MOST_PIVOT_COLUMNS = 120;

export interface PivotQuestion {
  rows: readonly Group[];
  pivot: Group;
  /** The measures shown under each pivot value. */
  values: readonly Column[];
  levels: readonly Level[];
  totals: Row;
}

export interface PivotTree {
  columns: ValueColumn[];
  rows: RowNode[];
  totals: Row;
  /** Pivot values that got no column. */
  left: number;
}

/** Lays levels out with one dimension across. Row totals come from the levels without it, column totals from it alone. */
export function pivotTree({ rows, pivot, values, levels, totals }: PivotQuestion): PivotTree {
  const names = rows.map((group) => group.dimension);
  const acrossLevel = findLevel(levels, [pivot.dimension]);
  const finest = findLevel(levels, [...names, pivot.dimension]);
  const most = Math.max(1, Math.floor(MOST_PIVOT_COLUMNS / Math.max(1, values.length)));
  const across = pivotValues(acrossLevel?.rows ?? finest?.rows ?? [], pivot, values[0], most);
  const shown = new Map(across.shown.map((value) => [value.key, value]));

  const cells = cellsByPath(names, pivot, levels, values, shown);
  const withCells = (node: RowNode): RowNode => ({
    ...node,
    cells: { ...node.cells, ...cells.get(node.id) },
    children: node.children?.map(withCells),
  });

  return {
    columns: [
      ...values.map((column) => ({ id: column.name, column, heading: 'All' })),
      ...across.shown.flatMap(({ key, heading }) =>
        values.map((column) => ({ id: cellId(key, column), column, heading }))
      ),
    ],
    rows: treeOfLevels(rows, levels).map(withCells),
    totals: { ...totals, ...spread(acrossLevel?.rows ?? [], pivot, values, shown) },
    left: across.left,
  };
}

export function cellId(pivotKey: string, column: Column): string {
  return `${pivotKey}|${column.name}`;
}

function cellsByPath(
  names: readonly string[],
  pivot: Group,
  levels: readonly Level[],
  values: readonly Column[],
  shown: ReadonlyMap<string, PivotValue>
): Map<string, Row> {
  const cells = new Map<string, Row>();
  names.forEach((_, depth) => {
    const prefix = names.slice(0, depth + 1);
    for (const row of findLevel(levels, [...prefix, pivot.dimension])?.rows ?? []) {
      const id = writePath(prefix.map((name) => stepOf(row[name])));
      cells.set(id, Object.assign(cells.get(id) ?? {}, spread([row], pivot, values, shown)));
    }
  });
  return cells;
}

function spread(
  rows: readonly Row[],
  pivot: Group,
  values: readonly Column[],
  shown: ReadonlyMap<string, PivotValue>
): Row {
  const cells: Row = {};
  for (const row of rows) {
    const key = writePath([stepOf(row[pivot.dimension])]);
    if (shown.has(key)) {
      values.forEach((column) => (cells[cellId(key, column)] = row[column.name]));
    }
  }
  return cells;
}
