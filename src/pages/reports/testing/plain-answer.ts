import type { Answer, Column, Level, Row } from '../../../../contract/answer';
import type { Question, QuestionInput } from '../../../../contract/question';

interface Call {
  customer_id: string;
  customer_name: string;
  provider_id: string;
  time: string;
  attempts: number;
}

const call = (
  customer_id: string,
  customer_name: string,
  provider_id: string,
  day: string,
  attempts: number
): Call => ({
  customer_id,
  customer_name,
  provider_id,
  time: `2026-11-0${day}T00:00:00Z`,
  attempts,
});

export const CALLS: Call[] = [
  call('101', 'Acme Telecom', 'north', '1', 40),
  call('101', 'Acme Telecom', 'south', '1', 30),
  call('101', 'Acme Telecom', 'south', '2', 20),
  call('102', 'Beta Voice', 'north', '2', 10),
];

const COLUMNS: Record<string, Column[]> = {
  customer_id: [
    { name: 'customer_id', label: 'Customer', unit: 'text', kind: 'dimension' },
    { name: 'customer_name', label: 'Customer name', unit: 'text', kind: 'dimension', labelOf: 'customer_id' },
  ],
  provider_id: [{ name: 'provider_id', label: 'Provider', unit: 'text', kind: 'dimension' }],
  time: [{ name: 'time', label: 'Time', unit: 'time', kind: 'dimension' }],
};

/** Answers as the service would, over a handful of calls; every measure counts attempts. */
export function plainAnswer(input: QuestionInput, calls: readonly Call[] = CALLS): Answer {
  const { dimensions = [], measures, filters = [], subtotals = [] } = input;
  const kept = calls.filter((each) =>
    filters.every(({ dimension, values }) => values.includes(String(each[dimension as keyof Call])))
  );
  const level = (names: readonly string[]): Level => ({ dimensions: [...names], rows: group(kept, names, measures) });
  return {
    columns: [
      ...dimensions.flatMap((name) => COLUMNS[name] ?? []),
      ...measures.map((name): Column => ({ name, label: name, unit: 'count', kind: 'measure' })),
    ],
    rows: level(dimensions).rows,
    totals: group(kept, [], measures)[0] ?? Object.fromEntries(measures.map((name) => [name, 0])),
    subtotals: subtotals.map(level),
    incompleteTotals: [],
    truncated: false,
    marks: [],
    notes: [],
    question: { ...input, dimensions } as Question,
    plan: { rowsRead: {}, elapsedMs: 1 },
  };
}

function group(calls: readonly Call[], names: readonly string[], measures: readonly string[]): Row[] {
  const rows = new Map<string, Row>();
  for (const each of calls) {
    const key = names.map((name) => each[name as keyof Call]).join();
    const sum = Number(rows.get(key)?.[measures[0]] ?? 0) + each.attempts;
    const values = names.flatMap((name) => (name === 'customer_id' ? [name, 'customer_name'] : [name]));
    rows.set(key, {
      ...Object.fromEntries(values.map((name) => [name, each[name as keyof Call]])),
      ...Object.fromEntries(measures.map((name) => [name, sum])),
    });
  }
  return [...rows.values()];
}
