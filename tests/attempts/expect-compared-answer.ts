import Big from 'big.js';

import { Answer, Column, NOT_AVAILABLE, Row, Value } from '../../contract/answer';
import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { BucketPair } from '../../backend/reports/compare/pair-buckets';
import { StoredAttempt } from './insert-attempts';
import { plainLevel, plainNothing, Rates } from './plain-answer';

interface Compared {
  attempts: readonly StoredAttempt[];
  rates: Rates;
  earlier: Question;
  pairs: readonly BucketPair[];
}

const AMOUNT = /^(customer_charge|provider_charge|profit)(_...)?$/;
const SUM = /^(talk_s|customer_billed_s|provider_billed_s|dtmf_digits)$/;

/** What a group without attempts counts for: whatever adds up is 0, the rest is unknown. */
function counted({ name, unit }: Column, nothing: Row): Value {
  return unit === 'count' || SUM.test(name) || AMOUNT.test(name) ? 0 : nothing[name];
}

function isInOtherCurrency({ measure, unit }: Column, own: Row, earlier: Row): boolean {
  const sides = { customer_charge: ['customer'], provider_charge: ['provider'], profit: ['customer', 'provider'] };
  return (
    unit === 'money' &&
    [own, earlier].every((row) => Number(row[measure!]) !== 0) &&
    'customer_currency' in own &&
    sides[measure as keyof typeof sides].some((side) => own[`${side}_currency`] !== earlier[`${side}_currency`])
  );
}

function difference(column: Column, own: Row, earlier: Row): Value {
  const [value, before] = [own[column.name], earlier[column.name]];
  if (value === NOT_AVAILABLE || before === NOT_AVAILABLE) {
    return NOT_AVAILABLE;
  }
  if (value === null || before === null) {
    return null;
  }
  return isInOtherCurrency(column, own, earlier) ? NOT_AVAILABLE : new Big(value).minus(before).toFixed();
}

function change(distance: Value, before: Value): Value {
  if (distance === null || distance === NOT_AVAILABLE) {
    return distance;
  }
  return Number(before) === 0 ? null : Number(distance) / Math.abs(Number(before));
}

const isNumber = (value: Value) => value !== null && value !== '' && Number.isFinite(Number(value));

const isClose = (a: Value, b: Value) =>
  isNumber(a) && isNumber(b) ? Math.abs(Number(a) - Number(b)) <= 1e-9 * Math.max(1, Math.abs(Number(b))) : a === b;

/** Expects every group of either window, each measure beside its earlier value, as two plain answers have them. */
export function expectComparedAnswer(answer: Answer, { attempts, rates, earlier, pairs }: Compared): void {
  const { question } = answer;
  const nothing = plainNothing(question);
  const measures = answer.columns.filter(({ comparison, measure }) => measure && !comparison);
  const zero = Object.fromEntries(measures.map((column) => [column.name, counted(column, nothing)]));
  const levels = [
    { dimensions: question.dimensions, rows: answer.rows },
    ...answer.subtotals.map(({ dimensions, rows }) => ({ dimensions: dimensions as DimensionName[], rows })),
    { dimensions: [] as DimensionName[], rows: [answer.totals] },
  ];
  for (const { dimensions, rows } of levels) {
    const time = dimensions.indexOf('time');
    const own = plainLevel(attempts, question, dimensions, rates, false);
    const before = plainLevel(attempts, earlier, dimensions, rates, false);
    const earlierOf = new Map(pairs.map((pair) => [pair.current, pair.earlier]));
    const currentOf = new Map(pairs.map((pair) => [pair.earlier, pair.current]));
    const keyOf = (values: Value[], ownTime: Value, earlierTime: Value) =>
      JSON.stringify([ownTime, earlierTime, ...values.filter((_, at) => at !== time)]);
    const sides = new Map<string, { own?: Row; earlier?: Row }>();
    for (const [text, row] of own) {
      const values = JSON.parse(text) as Value[];
      const at = time < 0 ? null : (values[time] as string);
      sides.set(keyOf(values, at, at && (earlierOf.get(at) ?? null)), { own: row });
    }
    for (const [text, row] of before) {
      const values = JSON.parse(text) as Value[];
      const at = time < 0 ? null : (values[time] as string);
      const key = keyOf(values, at && (currentOf.get(at) ?? null), at);
      sides.set(key, { ...sides.get(key), earlier: row });
    }
    const keys = rows.map((row) =>
      keyOf(
        dimensions.map((name) => row[name]),
        time < 0 ? null : row.time,
        time < 0 ? null : row.time__previous
      )
    );
    expect([...keys].sort()).toEqual([...sides.keys()].sort());
    rows.forEach((row, at) => {
      const side = sides.get(keys[at])!;
      const isThere = (group?: Row) => group && (dimensions.length === 0 || group.attempts !== 0);
      const [ownCounted, earlierCounted] = [side.own, side.earlier].map((group) => (isThere(group) ? group! : zero));
      const wrong: string[] = [];
      const check = (name: string, expected: Value) => {
        if (!isClose(row[name], expected)) {
          wrong.push(`${keys[at]} ${name}: ${row[name]} instead of ${expected}`);
        }
      };
      for (const column of measures) {
        const { name, unit } = column;
        if (dimensions.length > 0) {
          check(name, (side.own ?? nothing)[name]);
          check(`${name}__previous`, (side.earlier ?? nothing)[name]);
        }
        if (unit !== 'time') {
          const distance = difference(column, ownCounted, earlierCounted);
          check(`${name}__difference`, distance);
          check(`${name}__change`, change(distance, earlierCounted[name]));
        }
      }
      expect(wrong).toEqual([]);
    });
  }
}
