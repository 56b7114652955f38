export type PlainRow = Record<string, unknown>;

/** One text for values that are equal: `1.50` and `1.5`, `2026-01-01 00:00:00+00` and `2026-01-01T00:00:00.000Z`. */
export function canonical(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  const text = String(value);
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }
  if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(text)) {
    const [, day, clock, fraction = '', offset = 'Z'] =
      /^(\S{10})[ T](\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text)!;
    const zone = /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset;
    return `${new Date(`${day}T${clock}${zone}`).toISOString().slice(0, 19)}.${fraction.padEnd(6, '0')}`;
  }
  return text;
}

/** Throws unless both hold the same rows, in any order, as far as the columns named go. */
export function assertSame(
  what: string,
  columns: readonly string[],
  one: readonly PlainRow[],
  other: readonly PlainRow[]
): void {
  const lines = (rows: readonly PlainRow[]) =>
    rows.map((row) => columns.map((name) => canonical(row[name]) ?? '∅').join(' | ')).sort();
  const [ours, theirs] = [lines(one), lines(other)];
  const at = Math.max(ours.length, theirs.length) === 0 ? -1 : ours.findIndex((line, index) => line !== theirs[index]);
  if (ours.length === 0 || ours.length !== theirs.length || at !== -1) {
    throw new Error(
      `${what}: the results differ (${ours.length} and ${theirs.length} rows).\n` +
        `  ${columns.join(' | ')}\n  ${ours[Math.max(at, 0)]}\n  ${theirs[Math.max(at, 0)]}`
    );
  }
}
