/** The cell the keyboard is on. Row -1 is the header, row `rows` the totals. */
export interface Cursor {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  hasTotals: boolean;
  /** Rows a page key moves by. */
  page: number;
}

export const HEADER_ROW = -1;

/** Where a key takes the cursor; undefined for keys that do not move it. */
export function moveCursor(cursor: Cursor, key: string, withControl: boolean, size: GridSize): Cursor | undefined {
  const lastRow = size.hasTotals ? size.rows : size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (row: number, column: number): Cursor => ({
    row: clamp(row, HEADER_ROW, lastRow),
    column: clamp(column, 0, lastColumn),
  });
  const { row, column } = cursor;

  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(Math.max(0, row - size.page), column);
    case 'PageDown':
      return to(row + size.page, column);
    case 'Home':
      return to(withControl ? 0 : row, 0);
    case 'End':
      return to(withControl ? lastRow : row, lastColumn);
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
