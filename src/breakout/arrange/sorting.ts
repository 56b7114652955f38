import { compareMissingLast } from '../format/compare-values';
import type { BreakoutModel, RowNode } from '../pivot/breakout-model';
import { TREE_COLUMN } from './tree-column';

export interface SortKey {
  /** Id of a column. */
  id: string;
  descending: boolean;
}

/** The first key decides, the next ones where it does not. */
export type Sorting = readonly SortKey[];

type Compare = (a: RowNode, b: RowNode) => number;

/** What a click on a header makes of the order: one way, the other way, none. `keepOthers` when shift is held. */
export function toggleSort(sorting: Sorting, id: string, descendingFirst: boolean, keepOthers: boolean): Sorting {
  const present = sorting.find((key) => key.id === id);
  const next = nextKey(present, id, descendingFirst);
  if (!keepOthers) {
    return next ? [next] : [];
  }
  if (!present) {
    return next ? [...sorting, next] : sorting;
  }
  return sorting.flatMap((key) => (key.id !== id ? [key] : next ? [next] : []));
}

function nextKey(present: SortKey | undefined, id: string, descendingFirst: boolean): SortKey | undefined {
  if (!present) {
    return { id, descending: descendingFirst };
  }
  return present.descending === descendingFirst ? { id, descending: !descendingFirst } : undefined;
}

/** Sorts the rows of every level among their siblings. Rows without a value come last, whichever the direction. */
export function sortRows(rows: readonly RowNode[], sorting: Sorting, model: BreakoutModel): readonly RowNode[] {
  const compares = sorting.flatMap((key) => compareBy(key, model) ?? []);
  if (compares.length === 0) {
    return rows;
  }
  const compare: Compare = (a, b) => {
    for (const by of compares) {
      const order = by(a, b);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  };
  const sortLevel = (level: readonly RowNode[]): RowNode[] =>
    level.map((row) => (row.children ? { ...row, children: sortLevel(row.children) } : row)).sort(compare);
  return sortLevel(rows);
}

function compareBy({ id, descending }: SortKey, { columns, groups }: BreakoutModel): Compare | undefined {
  if (id === TREE_COLUMN) {
    const compare: Compare = (a, b) => compareNames(a, b, groups[a.path.length - 1]?.dimension === 'time', descending);
    return compare;
  }
  const unit = columns.find((column) => column.id === id)?.column.unit;
  const direction = directionOf(descending);
  return unit && ((a, b) => compareMissingLast(a.cells[id], b.cells[id], unit, direction));
}

function compareNames(a: RowNode, b: RowNode, areTimes: boolean, descending: boolean): number {
  const direction = directionOf(descending);
  if (areTimes) {
    return compareMissingLast(a.path.at(-1), b.path.at(-1), 'time', direction);
  }
  const [nameA, nameB] = [a, b].map(({ path, label }) => (path.at(-1) === null ? null : label));
  return (
    compareMissingLast(nameA, nameB, 'text', direction) || compareMissingLast(a.detail, b.detail, 'text', direction)
  );
}

function directionOf(descending: boolean): 'ascending' | 'descending' {
  return descending ? 'descending' : 'ascending';
}
