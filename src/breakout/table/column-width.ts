import type { ValueColumn } from '../pivot/breakout-model';

const WIDTHS = { count: 96, fraction: 84, seconds: 100, money: 124, time: 156, text: 200, integer: 90 } as const;
const LETTER_PX = 7.2;
const HEADER_PADDING_PX = 38;

export const TREE_WIDTH = 300;
/** The column of names takes the room others leave, up to this. */
export const MOST_TREE_WIDTH = 420;
export const LEAST_WIDTH = 56;

/** Wide enough for the usual figures of the unit and for the header in two lines. */
export function columnWidth({ column }: ValueColumn): number {
  const header = column.currency ? `${column.label} ${column.currency}` : column.label;
  const longestWord = Math.max(...header.split(' ').map((word) => word.length));
  const halfLabel = Math.ceil(header.length / 2);
  return Math.max(WIDTHS[column.unit], Math.ceil(Math.max(longestWord, halfLabel) * LETTER_PX) + HEADER_PADDING_PX);
}
