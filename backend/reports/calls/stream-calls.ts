import { Pool, PoolClient } from 'pg';

import { CallsQuestion } from '../../../contract/calls';
import { RowBlock } from '../../database/row-blocks/row-block';
import { streamRowBlocks } from '../../database/row-blocks/stream-row-blocks';
import { readKept } from '../../rollups/kept';
import { assertAttemptsKept } from '../lost-attempts';
import { Principal } from '../../access/principal';
import { AskOptions, streamReadOnly } from '../read-only';
import { Ending, FILE_TIMEOUT_S } from '../stream-rows';
import { AskedCalls, askedCalls, callsStatement } from './calls-statement';
import { assertCallsScope } from './assert-calls-scope';
import { hiddenNotes } from './hidden-notes';
import { Layout, LAYOUTS } from './layouts';
import { readCallsQuestion } from './read-calls-question';
import { spansNewestFirst } from './spans-newest-first';

export interface CallStream extends Layout {
  question: CallsQuestion;
  /** The rows, whose first cells are those of the columns, as of any stream of a question. */
  blocks: AsyncIterable<RowBlock>;
  ending: Ending;
}

/** Days read at a time, so that what has to be put in order stays small. */
const STEPS = { days: 7, growth: 1 };

async function* readBlocks(client: PoolClient, asked: AskedCalls, ending: Ending): AsyncGenerator<RowBlock> {
  assertAttemptsKept(asked.attempts, await readKept(client));
  for (const span of spansNewestFirst(asked.question.window, STEPS)) {
    const { text, values } = callsStatement(asked, { span });
    for await (const block of streamRowBlocks(client, { text, values })) {
      ending.rowCount += block.rows;
      yield block;
    }
  }
}

/**
 * All calls of a question, newest first, in one snapshot and constant memory; its limit and place do not matter. The
 * question and the principal are checked before this returns; Problems are those of `listCalls`, some of them met only
 * with the first row.
 */
export async function streamCalls(
  pool: Pool,
  input: unknown,
  principal: Principal,
  options: AskOptions = {}
): Promise<CallStream> {
  const question = readCallsQuestion(input);
  const asked = askedCalls(question, principal);
  assertCallsScope(question, principal.scope);
  const layout = LAYOUTS[question.layout];
  const ending: Ending = { rowCount: 0, notes: hiddenNotes(layout.columns, principal) };
  return {
    ...layout,
    question,
    blocks: streamReadOnly(pool, { timeoutS: FILE_TIMEOUT_S, ...options }, (client) =>
      readBlocks(client, asked, ending)
    ),
    ending,
  };
}
