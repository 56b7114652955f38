import { Answer } from '../../contract/answer';
import { Contender, measureInTurns, Timing } from '../measure/rounds';
import { Duck } from '../sides/duckdb';
import { plainRows } from '../sides/postgres';
import { Sides } from '../sides/sides';
import { assertEqualResults } from './compare';
import { Contest, Target } from './contest';
import { plainStatement } from './plain-statement';

/** What one race gave. */
export interface RaceResult {
  name: string;
  target: Target;
  ours: Timing;
  plain: Timing;
  duck?: Timing;
  /** Rows read per place, as the answer tells. */
  rowsRead: Record<string, number>;
  rows: number;
}

async function duckContender(duck: Duck, text: string): Promise<Contender> {
  return { name: 'duck', run: () => duck.rows(text) };
}

/** Asserts that all sides say the same, then measures them in turns. */
export async function runContest(contest: Contest, { service, pool, duck, rounds, meter }: Sides): Promise<RaceResult> {
  const plain = plainStatement(contest.plain, 'postgres');
  const forDuck = plainStatement(contest.plain, 'duckdb');
  const answer = await service.ask(contest.question);
  assertEqualResults(contest, {
    answer,
    reference: await plainRows(pool, plainStatement(contest.plain, 'postgres', true)),
    duck: duck && (await duck.rows(forDuck)),
  });
  const timings = await measureInTurns(
    [
      { name: 'ours', run: () => service.ask(contest.question) },
      { name: 'plain', run: () => plainRows(pool, plain) },
      ...(duck ? [await duckContender(duck, forDuck)] : []),
    ],
    rounds,
    meter
  );
  return {
    name: contest.name,
    target: contest.target,
    ...timingsOf(timings),
    ...planOf([answer]),
  };
}

export function timingsOf(timings: Map<string, Timing>): Pick<RaceResult, 'ours' | 'plain' | 'duck'> {
  return { ours: timings.get('ours')!, plain: timings.get('plain')!, duck: timings.get('duck') };
}

export function planOf(answers: readonly Answer[]): Pick<RaceResult, 'rowsRead' | 'rows'> {
  const rowsRead: Record<string, number> = {};
  for (const [place, rows] of answers.flatMap(({ plan }) => Object.entries(plan.rowsRead))) {
    rowsRead[place] = (rowsRead[place] ?? 0) + rows;
  }
  return { rowsRead, rows: answers.reduce((sum, { rows }) => sum + rows.length, 0) };
}
