import { isText, type DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';

/** One class for a cell: merging several for each of thousands of cells is what makes scrolling slow. */
export function cellClass(column: DrawnColumn, styles: TableStyles): string {
  if (column.frozen) {
    return styles.frozen;
  }
  return isText(column) ? styles.cell : styles.figure;
}
