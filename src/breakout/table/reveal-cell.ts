import { HEADER_ROW, type Cursor } from './grid-cursor';
import type { DrawnColumn } from './table-layout';

interface GridShape {
  columns: readonly DrawnColumn[];
  rowHeight: number;
  rows: number;
}

/** Scrolls a cell out from under the header, the totals and the tree's column. */
export function revealCell(grid: HTMLElement, { row, column }: Cursor, { columns, rowHeight, rows }: GridShape): void {
  if (row !== HEADER_ROW && row < rows) {
    const header = grid.firstElementChild?.clientHeight ?? 0;
    const top = row * rowHeight;
    const bottom = top + rowHeight * 2;
    const space = grid.clientHeight - header;
    if (top < grid.scrollTop) {
      grid.scrollTop = top;
    } else if (bottom > grid.scrollTop + space) {
      grid.scrollTop = bottom - space;
    }
  }
  const frozen = columns[0].frozen ? columns[0].width : 0;
  const left = columns.slice(0, column).reduce((sum, { width }) => sum + width, 0);
  const right = left + columns[column].width;
  if (column > 0 && left < grid.scrollLeft + frozen) {
    grid.scrollLeft = left - frozen;
  } else if (right > grid.scrollLeft + grid.clientWidth) {
    grid.scrollLeft = right - grid.clientWidth;
  }
}
