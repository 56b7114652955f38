/** Rows that came when readers had passed their numbers already, to be read again at every age counted from then. */
export interface LateIds {
  /** Milliseconds since 1970. */
  at: number;
  ids: number[];
  /** At how many ages they were read again. */
  done: number;
}

const MOST = 20_000;

/** With the late ones of one more look: numbers up to `passed`. The oldest are let go beyond a bound. */
export function withLate(late: readonly LateIds[], ids: readonly number[], passed: number, at: number): LateIds[] {
  const behind = ids.filter((id) => id <= passed);
  const all = behind.length > 0 ? [...late, { at, ids: behind, done: 0 }] : [...late];
  let count = 0;
  return all
    .reverse()
    .filter((each) => (count += each.ids.length) <= MOST)
    .reverse();
}

/** Those that have come to their next age (in seconds, the youngest first), and what is left to do after they are read. */
export function dueLate(
  late: readonly LateIds[],
  ages: readonly number[],
  now: number
): { ids: number[]; left: LateIds[] } {
  const isDue = ({ at, done }: LateIds) => at + ages[done] * 1000 <= now;
  return {
    ids: late.filter(isDue).flatMap(({ ids }) => ids),
    left: late
      .map((each) => (isDue(each) ? { ...each, done: each.done + 1 } : each))
      .filter(({ done }) => done < ages.length),
  };
}
