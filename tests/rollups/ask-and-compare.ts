import Big from 'big.js';
import { Pool, PoolClient } from 'pg';

import { ask } from '../../backend/reports/ask';
import { someone } from '../access/someone';
import { readQuestion } from '../../backend/reports/read-question';
import { Answer, NOT_AVAILABLE, Row, Value } from '../../contract/answer';
import { DimensionName } from '../../contract/names';
import { Question, QuestionInput } from '../../contract/question';
import { keyOfStart, plainSql } from './plain-sql';
import { PLAIN_MEASURES } from './questions';

const EVERYONE = someone('test', 'admin');
/** What is a mean or a ratio ends in a rounded number; everything else is equal to the last decimal. */
const ROUNDED = ['asr', 'ser', 'pdd_avg_s'];

type PlainRow = Record<string, string | null>;

const levelsOf = (question: Question): DimensionName[][] => [question.dimensions, ...question.subtotals, []];

/** The pool, but `work` is done on each connection right before its transaction ends: in the very snapshot it has read. */
function beforeCommit(pool: Pool, work: (client: PoolClient) => Promise<void>): Pool {
  const watch = (client: PoolClient): PoolClient =>
    new Proxy(client, {
      get: (target, name) => {
        if (name === 'query') {
          return async (...args: Parameters<PoolClient['query']>) => {
            if ((args[0] as unknown) === 'commit') {
              await work(target);
            }
            return target.query(...args);
          };
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return new Proxy(pool, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return name === 'connect'
        ? async () => watch(await target.connect())
        : typeof value === 'function'
          ? value.bind(target)
          : value;
    },
  });
}

function isSame(name: string, shown: Value, plain: string | null): boolean {
  if (shown === null || plain === null || plain === NOT_AVAILABLE || shown === NOT_AVAILABLE) {
    return shown === plain;
  }
  if (name.endsWith('_at')) {
    return Date.parse(String(shown)) === Number(plain);
  }
  if (ROUNDED.includes(name)) {
    return Math.abs(Number(shown) - Number(plain)) <= 1e-12 * Math.abs(Number(plain));
  }
  return new Big(shown).eq(plain);
}

function keyOf(row: Row, dimensions: readonly DimensionName[], { bucket }: Question): string {
  return JSON.stringify(
    dimensions.map((name) => (name === 'time' ? keyOfStart(String(row.time), bucket!) : (row[name] ?? null)))
  );
}

function compareLevel(
  rows: readonly Row[],
  plain: readonly PlainRow[],
  dimensions: DimensionName[],
  question: Question
): string[] {
  const shown = new Map(rows.map((row) => [keyOf(row, dimensions, question), row]));
  const expected = new Map(plain.map((row) => [JSON.stringify(dimensions.map((_, at) => row[`k${at}`])), row]));
  const differences = [...shown.keys()].filter((key) => !expected.has(key)).map((key) => `${key} should not be there`);
  for (const [key, figures] of expected) {
    const row = shown.get(key);
    if (!row) {
      differences.push(`${key} is missing: ${figures.attempts} attempts`);
      continue;
    }
    for (const name of PLAIN_MEASURES.filter((measure) => !isSame(measure, row[measure], figures[measure]))) {
      differences.push(`${key}: ${name} is ${row[name]}, by plain SQL ${figures[name]}`);
    }
  }
  return differences;
}

export interface Comparison {
  answer: Answer;
  /** Empty when the answer is that of plain SQL, at every level, in the snapshot it was read in. */
  differences: string[];
}

/** Asks as everyone does, and compares every figure with a plain GROUP BY over the attempts in the same snapshot. */
export async function askAndCompare(pool: Pool, input: QuestionInput): Promise<Comparison> {
  const question = readQuestion(input);
  let plain: PlainRow[][] = [];
  const watched = beforeCommit(pool, async (client) => {
    plain = [];
    for (const dimensions of levelsOf(question)) {
      plain.push((await client.query<PlainRow>(plainSql(question, dimensions))).rows);
    }
  });
  const answer = await ask(watched, input, EVERYONE);
  const shown = [answer.rows, ...answer.subtotals.map(({ rows }) => rows), [answer.totals]];
  const differences = levelsOf(question).flatMap((dimensions, at) =>
    compareLevel(shown[at], plain[at], dimensions, question)
  );
  return { answer, differences };
}
