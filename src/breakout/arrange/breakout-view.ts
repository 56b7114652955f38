import type { Expansion } from './expansion';
import type { Sorting } from './sorting';

/** What a reader has done to a table without asking anything new. */
export interface BreakoutView {
  /** Empty: the order of the answer. */
  sorting: Sorting;
  /** What was typed over each column, by column id. */
  filters: Readonly<Record<string, string>>;
  expansion: Expansion;
}

export const INITIAL_VIEW: BreakoutView = { sorting: [], filters: {}, expansion: { depth: 1, toggled: [] } };
