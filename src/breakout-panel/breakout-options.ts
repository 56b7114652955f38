import type { Sorting } from '../breakout/arrange/sorting';
import type { Density } from '../breakout/table/table-styles';

/** What a dashboard saves of the panel. */
export interface BreakoutOptions {
  density: Density;
  showTotals: boolean;
  showFilters: boolean;
  showToolbar: boolean;
  /** The values of the query's last dimension stand across. */
  pivot: boolean;
  /** Names of the columns shown, in their order. Empty: all, as they come. */
  columns: string[];
  sorting: Sorting;
  filters: Record<string, string>;
  /** Levels that are open. */
  depth: number;
}

export const DEFAULT_OPTIONS: BreakoutOptions = {
  density: 'compact',
  showTotals: true,
  showFilters: false,
  showToolbar: true,
  pivot: false,
  columns: [],
  sorting: [],
  filters: {},
  depth: 1,
};
