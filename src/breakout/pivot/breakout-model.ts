import type { Column, Row } from '../../../contract/answer';
import type { Bucket } from '../../../contract/names';
import type { RowPath } from './row-path';

/** A dimension rows are grouped by. */
export interface Group {
  dimension: string;
  label: string;
  /** Column of the rows that names the dimension's values: `customer_name` for `customer_id`. */
  nameColumn?: string;
  /** Width of the bucket, for `time`. */
  bucket?: Bucket;
}

/** A column of figures, or of text in a flat table. */
export interface ValueColumn {
  /** Key of the column in a row's cells. */
  id: string;
  column: Column;
  /** The pivot value the column stands under. */
  heading?: string;
}

/** A line in place of rows that are on their way or did not come. */
export interface RowNotice {
  tone: 'loading' | 'error';
  text: string;
}

export interface RowNode {
  id: string;
  path: RowPath;
  /** What the row is called: a name when there is one, else the value. */
  label: string;
  /** The value beside its name. */
  detail?: string;
  /** Label and value, as column filters search them. */
  searchText: string;
  cells: Row;
  /** Undefined: nobody has asked for them yet. */
  children?: RowNode[];
  expandable: boolean;
  /** What tests found of the row, by the column whose figure stands out. */
  marks?: Readonly<Record<string, string>>;
  notice?: RowNotice;
}

/** All a table shows, however it was asked for. Every figure in it was computed by the service. */
export interface BreakoutModel {
  /** What the rows are grouped by, the outermost first. Empty: a flat table without a tree. */
  groups: Group[];
  columns: ValueColumn[];
  rows: RowNode[];
  /** Undefined where nobody asked for them. */
  totals?: Row;
  /** Ids of columns whose total leaves amounts out. */
  incompleteTotals: ReadonlySet<string>;
  notes: string[];
  truncated: boolean;
}
