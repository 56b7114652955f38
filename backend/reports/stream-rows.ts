import { Pool, PoolClient } from 'pg';

import { Column } from '../../contract/answer';
import { Question } from '../../contract/question';
import { keptPlan } from '../database/kept-plan';
import { RowBlock } from '../database/row-blocks/row-block';
import { streamRowBlocks } from '../database/row-blocks/stream-row-blocks';
import { assertScope } from './assert-scope';
import { notesOfBoth } from './compare/earlier-notes';
import { answerColumns } from './columns';
import { planInSnapshot } from './plan-in-snapshot';
import { Principal } from '../access/principal';
import { AskOptions, streamReadOnly } from './read-only';
import { readQuestion } from './read-question';
import { referenceNotes } from './reference-notes';
import { TOO_MANY_BUCKETS, tooManyBuckets } from './relations/empty-buckets';
import { BlockShaper } from './shape-blocks';

/** A file may take as long as its reader needs. */
export const FILE_TIMEOUT_S = 3_600;

/** What can be said of a stream's rows once all of them were read. */
export interface Ending {
  rowCount: number;
  /** Sentences a reader must see with the figures. */
  notes: string[];
}

export interface RowStream {
  columns: Column[];
  question: Question;
  /**
   * The rows, whose first cells are those of the columns: text, numbers and amounts as PostgreSQL writes them, `n/a` as
   * in an answer, times as instants of UTC. Ends with an error when the query does; a reader that stops early ends the
   * query.
   */
  blocks: AsyncIterable<RowBlock>;
  ending: Ending;
}

async function* readBlocks(
  client: PoolClient,
  question: Question,
  principal: Principal,
  ending: Ending
): AsyncGenerator<RowBlock> {
  const { plan, lacks, found } = await planInSnapshot(client, question, { ...principal, everyRow: true });
  const shaper = new BlockShaper(plan, question);
  const name = keptPlan(client, plan.text);
  for await (const block of streamRowBlocks(client, { ...plan, name })) {
    const shaped = shaper.shape(block);
    if (shaper.flags[TOO_MANY_BUCKETS] === true) {
      throw tooManyBuckets();
    }
    ending.rowCount += block.rows;
    yield shaped;
  }
  ending.notes = [
    ...notesOfBoth(question, lacks, shaper.flags),
    ...found.notes,
    ...(await referenceNotes(client, question, principal.scope)),
  ];
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
  const ending: Ending = { rowCount: 0, notes: [] };
  return {
    columns: answerColumns(question),
    question,
    blocks: streamReadOnly(pool, { timeoutS: FILE_TIMEOUT_S, ...options }, (client) =>
      readBlocks(client, question, principal, ending)
    ),
    ending,
  };
}
