import type { Row } from '../../../contract/answer';
import type { RowNode } from './breakout-model';

/** Rows of a table without a tree: every column, text too, is one of its own. */
export function flatRows(rows: readonly Row[]): RowNode[] {
  return rows.map((row, index) => ({
    id: String(index),
    path: [],
    label: '',
    searchText: '',
    cells: row,
    expandable: false,
  }));
}
