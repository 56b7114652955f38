import type { Row } from '../../../contract/answer';
import type { BreakoutModel, RowNode } from '../pivot/breakout-model';
import { readColumnFilter } from './column-filter';
import { TREE_COLUMN } from './tree-column';

type CellsTest = (cells: Row) => boolean;

/**
 * Keeps the rows that match every filter, and the rows above them. The tree's filter searches names: what stands below a
 * row that matches it matches too. Filters that cannot be read, or whose column is not shown, keep every row.
 */
export function filterRows(
  rows: readonly RowNode[],
  filters: Readonly<Record<string, string>>,
  model: BreakoutModel
): readonly RowNode[] {
  const wantedName = (filters[TREE_COLUMN] ?? '').trim().toLowerCase();
  const tests = cellTests(filters, model);
  if (!wantedName && tests.length === 0) {
    return rows;
  }

  const keep = (level: readonly RowNode[], nameFound: boolean): RowNode[] =>
    level.flatMap((row) => {
      if (row.notice) {
        return [row];
      }
      const found = nameFound || row.searchText.includes(wantedName);
      const children = row.children && keep(row.children, found);
      const matches = found && tests.every((test) => test(row.cells));
      return matches || children?.some((child) => !child.notice) ? [{ ...row, children }] : [];
    });
  return keep(rows, wantedName === '');
}

function cellTests(filters: Readonly<Record<string, string>>, { columns }: BreakoutModel): CellsTest[] {
  return columns.flatMap(({ id, column }) => {
    const text = filters[id]?.trim();
    const read = text ? readColumnFilter(text, column) : undefined;
    return read && 'test' in read ? [(cells: Row) => read.test(cells[id])] : [];
  });
}
