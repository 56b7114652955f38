import { Pool } from 'pg';

import { CallsAnswer, CallsQuestionInput, NumberFiguresInput, NumbersAnswer } from '../../contract/calls';
import { Days, windowOf } from '../contests/breakouts';
import { CpuMeter } from '../measure/cpu';
import { measureInTurns, Timing } from '../measure/rounds';
import { assertSame, PlainRow } from '../measure/same';
import { BenchService } from '../sides/service';

export interface PerNumberResult {
  /** Each with the calls or attempts it is about. */
  lookups: Array<{ numbers: number; calls: number; figures: Timing; page: Timing }>;
  /** The figures of the most numbers, by plain SQL that may use no index. */
  figuresWithoutIndex: Timing;
  /** The first page of the most numbers, by one statement over the whole window. */
  pageOfOneStatement: Timing;
}

const LOOKUPS = [1, 100, 5_000];
const PAGE = 1_000;
const MOST_DAYS = 181;
const NUMBER = `coalesce('+' || cli_digits, cli)`;

/** Numbers that called, spread over all of them, the same in every run. */
async function pickNumbers(pool: Pool, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ number: string }>(
    `select number from (
       select distinct ${NUMBER} as number from attempts tablesample system (2) repeatable (1) where cli is not null
     ) called order by md5(number) limit $1`,
    [count]
  );
  return rows.map(({ number }) => number);
}

async function plainFigures(pool: Pool, numbers: readonly string[], { from, to }: { from: string; to: string }) {
  const client = await pool.connect();
  try {
    await client.query('begin; set local enable_indexscan = off; set local enable_bitmapscan = off');
    const { rows } = await client.query<PlainRow>(
      `select ${NUMBER} as number, count(*) as attempts, count(answered_at) as answered, coalesce(sum(talk_s), 0) as talk_s,
         min(started_at) as first_call_at, max(started_at) as last_call_at
       from attempts where started_at >= $1 and started_at < $2 and ${NUMBER} = any($3) group by 1`,
      [from, to, numbers]
    );
    await client.query('rollback');
    return rows;
  } finally {
    client.release();
  }
}

async function plainPage(pool: Pool, numbers: readonly string[], { from, to }: { from: string; to: string }) {
  const { rows } = await pool.query<PlainRow>(
    `select call_id, started_at, talk_s from (
       select * from attempts where started_at >= $1 and started_at < $2 and is_final and ${NUMBER} = any($3) offset 0
     ) found order by started_at desc, source_id desc, attempt_id desc limit $4`,
    [from, to, numbers, PAGE]
  );
  return rows;
}

/** One and many numbers over the six months, through the service, against what plain SQL does. */
export async function runPerNumber(
  service: BenchService,
  pool: Pool,
  days: Days,
  rounds: number,
  meter: CpuMeter
): Promise<PerNumberResult> {
  const window = windowOf({ ...days, days: Math.min(days.days, MOST_DAYS) });
  const all = await pickNumbers(pool, Math.max(...LOOKUPS));
  const asked = (typed: string[]) => ({ window, numbers: { typed, side: 'cli' as const } });
  const figures = (typed: string[]) =>
    service.post<NumbersAnswer>('/v1/calls/numbers', asked(typed) satisfies NumberFiguresInput);
  const page = (typed: string[]) =>
    service.post<CallsAnswer>('/v1/calls', { ...asked(typed), limit: PAGE } satisfies CallsQuestionInput);

  const columns = ['number', 'attempts', 'answered', 'talk_s', 'first_call_at', 'last_call_at'];
  assertSame('Figures of numbers', columns, (await figures(all)).rows, await plainFigures(pool, all, window));
  assertSame(
    'Calls of numbers',
    ['call_id', 'started_at', 'talk_s'],
    (await page(all)).rows,
    await plainPage(pool, all, window)
  );

  const contenders = LOOKUPS.flatMap((count) => [
    { name: `figures ${count}`, run: () => figures(all.slice(0, count)) },
    { name: `page ${count}`, run: () => page(all.slice(0, count)) },
  ]);
  const timings = await measureInTurns(
    [
      ...contenders,
      { name: 'figures without index', run: () => plainFigures(pool, all, window) },
      { name: 'page of one statement', run: () => plainPage(pool, all, window) },
    ],
    rounds,
    meter
  );
  const lookups = [];
  for (const numbers of LOOKUPS) {
    const { totals } = await figures(all.slice(0, numbers));
    lookups.push({
      numbers,
      calls: Number(totals?.calls),
      figures: timings.get(`figures ${numbers}`)!,
      page: timings.get(`page ${numbers}`)!,
    });
  }
  return {
    lookups,
    figuresWithoutIndex: timings.get('figures without index')!,
    pageOfOneStatement: timings.get('page of one statement')!,
  };
}
