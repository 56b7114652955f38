import type { BreakoutModel, RowNode } from '../pivot/breakout-model';
import type { BreakoutView } from './breakout-view';
import { filterRows } from './filter-rows';
import { sortRows } from './sorting';

/** The tree as the reader's filters and order leave it. */
export function arrangeRows(model: BreakoutModel, { filters, sorting }: Omit<BreakoutView, 'expansion'>) {
  return sortRows(filterRows(model.rows, filters, model), sorting, model);
}

/** The rows to draw, from top to bottom. */
export function openRows(rows: readonly RowNode[], isExpanded: (row: RowNode) => boolean): RowNode[] {
  const open: RowNode[] = [];
  const visit = (row: RowNode) => {
    open.push(row);
    if (isExpanded(row)) {
      row.children?.forEach(visit);
    }
  };
  rows.forEach(visit);
  return open;
}
