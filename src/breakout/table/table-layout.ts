import { TREE_COLUMN } from '../arrange/tree-column';
import type { BreakoutModel, ValueColumn } from '../pivot/breakout-model';
import { columnWidth, TREE_WIDTH } from './column-width';

/** A column as it is drawn. Without `value` it is the tree. */
export interface DrawnColumn {
  id: string;
  label: string;
  width: number;
  /** Stays in sight when the others scroll: the tree, or the first column of names. */
  frozen: boolean;
  value?: ValueColumn;
}

/** Text reads from the left, figures line up on the right. */
export function isText(column: DrawnColumn): boolean {
  return column.value === undefined || column.value.column.unit === 'text';
}

export function drawnColumns(
  { groups, columns }: BreakoutModel,
  widths: Readonly<Record<string, number>>
): DrawnColumn[] {
  const values = columns.map((value, at) => ({
    id: value.id,
    label: value.heading ? `${value.heading} ${value.column.label}` : value.column.label,
    width: widths[value.id] ?? columnWidth(value),
    frozen: groups.length === 0 && at === 0 && value.column.unit === 'text',
    value,
  }));
  if (groups.length === 0) {
    return values;
  }
  const label = groups.map((group) => group.label).join(' / ');
  return [{ id: TREE_COLUMN, label, width: widths[TREE_COLUMN] ?? TREE_WIDTH, frozen: true }, ...values];
}

export interface HeadingSpan {
  heading: string;
  columns: DrawnColumn[];
}

/** Neighbouring columns under one pivot value. Empty when nothing is pivoted. */
export function headingSpans(columns: readonly DrawnColumn[]): HeadingSpan[] {
  if (!columns.some((column) => column.value?.heading !== undefined)) {
    return [];
  }
  const spans: HeadingSpan[] = [];
  for (const column of columns) {
    const heading = column.value?.heading ?? '';
    const last = spans.at(-1);
    if (last && last.heading === heading) {
      last.columns.push(column);
    } else {
      spans.push({ heading, columns: [column] });
    }
  }
  return spans;
}
