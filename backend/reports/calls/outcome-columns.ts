import { Column, Row } from '../../../contract/answer';

const columnOf = (outcome: unknown) => `outcome_${String(outcome)}`;

/** A column for each outcome there was. */
export function outcomeColumns(levels: ReadonlyArray<readonly Row[]>): Column[] {
  const outcomes = new Set(levels.flatMap((rows) => rows.map(({ outcome }) => String(outcome))));
  return [...outcomes].sort().map((outcome) => ({
    name: columnOf(outcome),
    label: `${outcome[0].toUpperCase()}${outcome.slice(1)}`.replaceAll('_', ' '),
    unit: 'count',
    kind: 'measure',
    help: `Attempts that ended as ${outcome.replaceAll('_', ' ')}.`,
  }));
}

/** Rows with the attempts of each outcome, out of the rows of one level deeper; of the same group, or of all. */
export function withOutcomes(
  rows: readonly Row[],
  deeper: readonly Row[],
  columns: readonly Column[],
  group?: string
): Row[] {
  const none = Object.fromEntries(columns.map(({ name }) => [name, 0]));
  const counts = new Map<unknown, Record<string, number>>();
  for (const row of deeper) {
    const key = group && row[group];
    const counted = counts.get(key) ?? { ...none };
    counted[columnOf(row.outcome)] += Number(row.attempts);
    counts.set(key, counted);
  }
  return rows.map(({ outcome: _, ...figures }) => ({ ...figures, ...(counts.get(group && figures[group]) ?? none) }));
}
