export interface PivotPlan<D extends string> {
  dimensions: D[];
  /** Levels to ask beside the finest one, so that no total has to be added up here. */
  subtotals: D[][];
}

/** What to ask for a pivot: every row group with and without the pivot column, and the pivot column alone. */
export function planPivot<D extends string>(rows: readonly D[], pivot: D): PivotPlan<D> {
  const prefixes = rows.map((_, index) => rows.slice(0, index + 1));
  const finest = [...rows, pivot];
  return {
    dimensions: finest,
    subtotals:
      rows.length === 0 ? [] : [...prefixes, ...prefixes.slice(0, -1).map((prefix) => [...prefix, pivot]), [pivot]],
  };
}

/** What to ask for the outermost levels of a tree at once. */
export function planTree<D extends string>(groups: readonly D[], depth: number): PivotPlan<D> {
  const dimensions = groups.slice(0, depth);
  return {
    dimensions,
    subtotals: dimensions.slice(0, -1).map((_, index) => dimensions.slice(0, index + 1)),
  };
}
