import Big from 'big.js';

import { Answer, NOT_AVAILABLE, Row } from '../../contract/answer';
import { DimensionName } from '../../contract/names';
import { StoredAttempt } from './insert-attempts';
import { plainLevel, Rates } from './plain-answer';

function expectSameFigures(actual: Row, expected: Row): void {
  const asked = Object.entries(expected).filter(([name]) => name in actual);
  for (const [name, value] of asked) {
    const isNoNumber = [value, actual[name]].some((one) => one === null || one === NOT_AVAILABLE);
    if (isNoNumber || /_(at|currency)$/.test(name)) {
      expect({ [name]: actual[name] }).toEqual({ [name]: value });
    } else if (/^profit_percent/.test(name)) {
      expect(Math.abs(Number(actual[name]) / Number(value) - 1) < 1e-12 || Number(value) === Number(actual[name])).toBe(
        true
      );
    } else {
      expect({ [name]: new Big(actual[name] as string).toFixed() }).toEqual({
        [name]: new Big(value as string).toFixed(),
      });
    }
  }
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
    rows.forEach((row, at) => expectSameFigures(row, expected.get(keys[at])!));
  }
}
