import { Pool } from 'pg';

import { Answer } from '../../contract/answer';
import { AttemptsAnswer, CallsAnswer, NumbersAnswer } from '../../contract/calls';
import { DimensionValue } from '../../contract/catalog';
import { RowBlock } from '../database/row-blocks/row-block';
import { ask } from './ask';
import { attemptsOfCall, CallInput } from './calls/attempts-of-call';
import { listCalls, ListOptions } from './calls/list-calls';
import { numberFigures } from './calls/number-figures';
import { CallStream, streamCalls } from './calls/stream-calls';
import { Principal } from '../access/principal';
import { QuestionQueue } from './question-queue';
import { AskOptions } from './read-only';
import { RowStream, streamRows } from './stream-rows';
import { SuggestionInput, suggestValues } from './values';

/** What every door asks, each question in its turn. */
export interface Questions {
  ask(input: unknown, principal: Principal, options?: AskOptions): Promise<Answer>;
  /** The turn comes with the first row and lasts until the last. */
  streamRows(input: unknown, principal: Principal, options?: AskOptions): Promise<RowStream>;
  suggestValues(input: SuggestionInput, principal: Principal, options?: AskOptions): Promise<DimensionValue[]>;
  listCalls(input: unknown, principal: Principal, options?: ListOptions): Promise<CallsAnswer>;
  /** The turn comes with the first row and lasts until the last. */
  streamCalls(input: unknown, principal: Principal, options?: AskOptions): Promise<CallStream>;
  numberFigures(input: unknown, principal: Principal, options?: AskOptions): Promise<NumbersAnswer>;
  attemptsOfCall(input: CallInput, principal: Principal, options?: AskOptions): Promise<AttemptsAnswer>;
  /** How many waiting questions come before the first of a principal's; undefined where none of theirs waits. */
  ahead(principal: Principal): number | undefined;
}

export function questionsInTurn(pool: Pool, queue: QuestionQueue): Questions {
  async function inTurn<T>(
    principal: Principal,
    { signal }: AskOptions,
    work: (queuedMs: number) => Promise<T>
  ): Promise<T> {
    const turn = await queue.turn(principal, signal);
    try {
      return await work(turn.queuedMs);
    } finally {
      turn.end();
    }
  }

  async function* blocksInTurn(blocks: AsyncIterable<RowBlock>, principal: Principal, { signal }: AskOptions) {
    const turn = await queue.turn(principal, signal);
    const work = { ms: 0 };
    try {
      yield* timed(blocks, work);
    } finally {
      turn.end(work.ms);
    }
  }

  return {
    ask: (input, principal, options = {}) =>
      inTurn(principal, options, async (queuedMs) => {
        const answer = await ask(pool, input, principal, options);
        return { ...answer, plan: { ...answer.plan, queuedMs } };
      }),
    streamRows: async (input, principal, options = {}) => {
      const stream = await streamRows(pool, input, principal, options);
      return { ...stream, blocks: blocksInTurn(stream.blocks, principal, options) };
    },
    suggestValues: (input, principal, options = {}) =>
      inTurn(principal, options, () => suggestValues(pool, input, principal, options)),
    listCalls: (input, principal, options = {}) =>
      inTurn(principal, options, () => listCalls(pool, input, principal, options)),
    streamCalls: async (input, principal, options = {}) => {
      const stream = await streamCalls(pool, input, principal, options);
      return { ...stream, blocks: blocksInTurn(stream.blocks, principal, options) };
    },
    numberFigures: (input, principal, options = {}) =>
      inTurn(principal, options, () => numberFigures(pool, input, principal, options)),
    attemptsOfCall: (input, principal, options = {}) =>
      inTurn(principal, options, () => attemptsOfCall(pool, input, principal, options)),
    ahead: (principal) => queue.ahead(principal),
  };
}

/** The same, and how long they were waited for: the time their reader took in between is not the database's. */
async function* timed<T>(items: AsyncIterable<T>, waited: { ms: number }): AsyncGenerator<T> {
  let since = performance.now();
  for await (const item of items) {
    waited.ms += performance.now() - since;
    yield item;
    since = performance.now();
  }
  waited.ms += performance.now() - since;
}
