import { Pool, PoolClient } from 'pg';
import Cursor from 'pg-cursor';

import { Column, Row } from '../../contract/answer';
import { Question } from '../../contract/question';
import { readKept } from '../rollups/kept';
import { assertScope } from './assert-scope';
import { readLacks } from './capabilities';
import { answerColumns } from './columns';
import { assertNothingLost } from './lost-attempts';
import { Plan, planQuestion } from './planner';
import { Principal } from './principal';
import { AskOptions, openReadOnly } from './read-only';
import { readQuestion } from './read-question';
import { rowReader } from './read-row';

const ROWS_AT_A_TIME = 1_000;
/** A file may take as long as its reader needs. */
const FILE_TIMEOUT_S = 3_600;

export interface RowStream {
  columns: Column[];
  question: Question;
  /** Ends with an error when the query does; a reader that stops early ends the query. */
  rows: AsyncIterable<Row>;
}

/** The statement is made in the snapshot it is run in: what is kept may change between two. */
async function planIn(client: PoolClient, question: Question, { scope }: Principal): Promise<Plan> {
  const { lacking } = await readLacks(client);
  const kept = await readKept(client);
  const plan = planQuestion(question, { scope, lacking, ...kept, everyRow: true });
  await assertNothingLost(client, question, plan.needsLost, kept);
  return plan;
}

async function* readRows(
  pool: Pool,
  question: Question,
  principal: Principal,
  options: AskOptions
): AsyncGenerator<Row> {
  const session = await openReadOnly(pool, options);
  try {
    const plan = await planIn(session.client, question, principal);
    const read = rowReader(plan, question);
    const cursor = session.client.query(new Cursor<unknown[]>(plan.text, plan.values, { rowMode: 'array' }));
    for (let batch = await cursor.read(ROWS_AT_A_TIME); batch.length > 0; batch = await cursor.read(ROWS_AT_A_TIME)) {
      for (const values of batch) {
        yield read(values).row;
      }
    }
    await cursor.close();
    await session.commit();
  } catch (error) {
    throw session.problemOf(error);
  } finally {
    session.close();
  }
}

/**
 * Answers only the finest level of a question, every row of it, in constant memory. The question and the principal are
 * checked before this returns; Problems are those of `ask`, some of them met only with the first row.
 */
export async function streamRows(
  pool: Pool,
  input: unknown,
  principal: Principal,
  options: AskOptions = {}
): Promise<RowStream> {
  const question = readQuestion(input);
  assertScope(question, principal.scope);
  return {
    columns: answerColumns(question),
    question,
    rows: readRows(pool, question, principal, { timeoutS: FILE_TIMEOUT_S, ...options }),
  };
}
