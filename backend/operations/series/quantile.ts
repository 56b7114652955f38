/** How many values were at most so large; the last limit is infinite and counts them all. */
export interface Cumulative {
  limit: number;
  count: number;
}

/**
 * The value so large a share stays below, estimated from counts up to limits in ascending order, as if values were spread
 * evenly between two limits. Beyond the last finite limit it is that limit. Null where nothing was counted.
 */
export function quantile(share: number, counts: readonly Cumulative[]): number | null {
  const total = counts.at(-1)?.count ?? 0;
  if (total <= 0) {
    return null;
  }
  const wanted = share * total;
  const at = counts.findIndex(({ count }) => count >= wanted && count > 0);
  const upper = counts[at];
  const lower = counts[at - 1] ?? { limit: 0, count: 0 };
  if (!Number.isFinite(upper.limit)) {
    return lower.limit;
  }
  return lower.limit + (upper.limit - lower.limit) * ((wanted - lower.count) / (upper.count - lower.count));
}
