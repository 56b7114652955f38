/** Where reading at each age (seconds) stands, as it is kept. */
export type Positions = Record<string, number>;

/** In the order of `ages`. One that was not read at before begins where the slowest of the others is. */
export function positionsAt(ages: readonly number[], known: Positions): number[] {
  const slowest = Math.min(...Object.values(known));
  return ages.map((age) => known[String(age)] ?? slowest);
}

export function keptPositions(ages: readonly number[], at: readonly number[]): Positions {
  return Object.fromEntries(ages.map((age, k) => [String(age), at[k]]));
}
