import Big from 'big.js';

import { Answer, NOT_AVAILABLE, Row, Value } from '../../contract/answer';
import { DimensionName } from '../../contract/names';
import { StoredAttempt } from './insert-attempts';
import { plainLevel, Rates } from './plain-answer';

function isSame(name: string, actual: Value, expected: Value): boolean {
  const isNoNumber = [expected, actual].some((one) => one === null || one === NOT_AVAILABLE);
  if (isNoNumber || /_(at|currency)$/.test(name)) {
    return actual === expected;
  }
  return /^profit_percent/.test(name)
    ? Number(expected) === Number(actual) || Math.abs(Number(actual) / Number(expected) - 1) < 1e-12
    : new Big(actual as string).eq(expected as string);
}

/** What is another figure than expected, in words. */
function wrongFigures(key: string, actual: Row, expected: Row): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => name in actual && !isSame(name, actual[name], value))
    .map(([name, value]) => `${key} ${name}: ${actual[name]} instead of ${value}`);
}

/** Expects every figure of every level to be what a plain computation over the attempts gives. */
export function expectPlainAnswer(answer: Answer, attempts: readonly StoredAttempt[], rates: Rates): void {
  const levels = [
    { dimensions: answer.question.dimensions, rows: answer.rows },
    ...answer.subtotals.map(({ dimensions, rows }) => ({ dimensions: dimensions as DimensionName[], rows })),
    { dimensions: [], rows: [answer.totals] },
  ];
  expect(Object.keys(answer.totals)).toEqual(answer.columns.map(({ name }) => name));
  for (const { dimensions, rows } of levels) {
    const expected = plainLevel(attempts, answer.question, dimensions, rates);
    const keys = rows.map((row) => JSON.stringify(dimensions.map((name) => row[name])));
    expect([...keys].sort()).toEqual([...expected.keys()].sort());
    expect(rows.flatMap((row, at) => wrongFigures(keys[at], row, expected.get(keys[at])!))).toEqual([]);
  }
}
