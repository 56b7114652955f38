import { useCallback, useState, type KeyboardEvent } from 'react';

import { HEADER_ROW, moveCursor, type Cursor, type GridSize } from './grid-cursor';

export interface GridActions {
  /** Enter or space on a header. */
  onSort: (column: number, keepOthers: boolean) => void;
  /** Enter or space on a row. */
  onToggle: (row: number) => void;
  /** The whole value of a cell, for the clipboard. */
  textOf: (cursor: Cursor) => string | undefined;
  reveal: (cursor: Cursor) => void;
}

/** The focus stays on the grid, which names its active cell: rows that scroll out of sight cannot take it with them. */
export function useGridCursor(size: GridSize, actions: GridActions) {
  const [wanted, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const cursor: Cursor = {
    row: Math.min(wanted.row, size.hasTotals ? size.rows : size.rows - 1),
    column: Math.min(wanted.column, size.columns - 1),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) {
      return;
    }
    const withControl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (cursor.row === HEADER_ROW) {
        actions.onSort(cursor.column, event.shiftKey);
      } else {
        actions.onToggle(cursor.row);
      }
      return;
    }
    if (event.key === 'c' && withControl && !window.getSelection()?.toString()) {
      const text = actions.textOf(cursor);
      if (text !== undefined) {
        void navigator.clipboard?.writeText(text);
      }
      return;
    }
    const next = moveCursor(cursor, event.key, withControl, size);
    if (next) {
      event.preventDefault();
      setCursor(next);
      actions.reveal(next);
    }
  };

  const pick = useCallback((row: number, column: number) => setCursor({ row, column }), []);
  return { cursor, onKeyDown, pick };
}
