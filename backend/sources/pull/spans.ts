export interface Span {
  from: number;
  to: number;
}

/**
 * Several readers of one line, each at `at[k]` and due up to `until[k]`: the lowest stretch any of them has to read, as
 * far as they overlap, so that what several are due to read is read once. Undefined where all have come to their end.
 */
export function lowestSpan(at: readonly number[], until: readonly number[]): Span | undefined {
  const due = at.map((from, k) => ({ from, to: until[k] })).filter(({ from, to }) => from < to);
  if (due.length === 0) {
    return undefined;
  }
  due.sort((a, b) => a.from - b.from);
  let { to } = due[0];
  for (const span of due) {
    if (span.from <= to) {
      to = Math.max(to, span.to);
    }
  }
  return { from: due[0].from, to };
}

/** Where the readers stand once all below `reached` was read. */
export function advanced(at: readonly number[], until: readonly number[], reached: number): number[] {
  return at.map((from, k) => (from < until[k] ? Math.max(from, Math.min(reached, until[k])) : from));
}
