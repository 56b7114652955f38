import type { Column, Row } from '../../../contract/answer';
import type { BreakoutModel } from '../../breakout/pivot/breakout-model';
import { flatRows } from '../../breakout/pivot/flat-rows';

interface Told {
  columns: readonly Column[];
  rows: readonly Row[];
  totals?: Row | null;
  incompleteTotals?: readonly string[];
  /** There are more rows than these. */
  truncated?: boolean;
}

/** Rows as a table without a tree. Columns nothing is known of are left out: switches differ in what they record. */
export function flatModel({ columns, rows, totals, incompleteTotals = [], truncated = false }: Told): BreakoutModel {
  const isKnown = ({ name }: Column) => rows.some((row) => row[name] !== null && row[name] !== undefined);
  const shown = rows.length > 0 ? columns.filter(isKnown) : columns;
  return {
    groups: [],
    columns: shown.map((column) => ({ id: column.name, column })),
    rows: flatRows(rows),
    totals: totals ?? undefined,
    incompleteTotals: new Set(incompleteTotals),
    notes: [],
    truncated,
  };
}
