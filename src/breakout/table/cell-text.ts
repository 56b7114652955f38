import type { Row } from '../../../contract/answer';
import { formatValue } from '../format/format-value';
import type { RowNode } from '../pivot/breakout-model';
import type { Cursor } from './grid-cursor';
import type { DrawnColumn } from './table-layout';

/** The whole value of a cell, unrounded, as it is copied; of a missing one what is shown. The row after the last one holds the totals. */
export function cellText(
  { row, column }: Cursor,
  columns: readonly DrawnColumn[],
  rows: readonly RowNode[],
  totals: Row | undefined
): string | undefined {
  const { id, value } = columns[column];
  if (!value) {
    return rows[row]?.detail ?? rows[row]?.label;
  }
  const cells = row === rows.length ? totals : rows[row]?.cells;
  if (!cells) {
    return undefined;
  }
  const { text, full, tone } = formatValue(cells[id], value.column);
  return tone === 'missing' ? text : full;
}
