import { ReadAction, ReadKind, ReadOutcome } from '../../../contract/audit';
import { Problem } from '../../../contract/problem';
import { RowBlock } from '../../database/row-blocks/row-block';
import { Principal } from '../../access/principal';
import { Questions } from '../../reports/questions';
import { AskOptions } from '../../reports/read-only';
import { NotedRead } from './noted-read';
import { ReadAudit } from './read-audit';

const CALLER_LEFT = 499;

/** How a read ended that gave no whole answer. */
export function outcomeOf(error: unknown): ReadOutcome {
  if (!(error instanceof Problem) || error.status >= 500) {
    return 'failed';
  }
  return error.status === CALLER_LEFT ? 'left' : 'refused';
}

/** The questions, each noted with whoever asked it once it is answered or refused. */
export function auditedQuestions(questions: Questions, audit: Pick<ReadAudit, 'note'>): Questions {
  type Told = Pick<NotedRead, 'question' | 'rows'>;

  const noting = (kind: ReadKind, by: Principal, { audited = {} }: AskOptions, subject = audited.report ?? '') => {
    const action: ReadAction = audited.format === undefined ? 'asked' : 'exported';
    return (outcome: ReadOutcome, told: Told) => audit.note({ by, action, kind, subject, outcome, ...told });
  };
  type Note = ReturnType<typeof noting>;

  const asked = async <T>(answer: Promise<T>, note: Note, input: unknown, told: (answer: T) => Told): Promise<T> => {
    try {
      const given = await answer;
      note('answered', told(given));
      return given;
    } catch (error) {
      note(outcomeOf(error), { question: input });
      throw error;
    }
  };

  /** A stream is noted when it ends: whole, broken, or left by its reader. */
  async function* read(
    blocks: AsyncIterable<RowBlock>,
    note: Note,
    question: unknown,
    ending: { rowCount: number }
  ): AsyncGenerator<RowBlock> {
    let outcome: ReadOutcome = 'left';
    try {
      yield* blocks;
      outcome = 'answered';
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      note(outcome, { question, rows: ending.rowCount });
    }
  }

  const streamed = async <
    T extends { blocks: AsyncIterable<RowBlock>; question: unknown; ending: { rowCount: number } },
  >(
    opened: Promise<T>,
    note: Note,
    input: unknown
  ): Promise<T> => {
    try {
      const stream = await opened;
      return { ...stream, blocks: read(stream.blocks, note, stream.question, stream.ending) };
    } catch (error) {
      note(outcomeOf(error), { question: input });
      throw error;
    }
  };

  return {
    ask: (input, principal, options = {}) =>
      asked(questions.ask(input, principal, options), noting('figures', principal, options), input, (answer) => ({
        question: answer.question,
        rows: answer.rows.length,
      })),
    streamRows: (input, principal, options = {}) =>
      streamed(questions.streamRows(input, principal, options), noting('figures', principal, options), input),
    suggestValues: (input, principal, options = {}) => {
      // What was typed is left out: each letter asks anew.
      const question = { window: { from: input.from, to: input.to } };
      const note = noting('values', principal, options, input.dimension);
      return asked(questions.suggestValues(input, principal, options), note, question, ({ length }) => ({
        question,
        rows: length,
      }));
    },
    listCalls: (input, principal, options = {}) =>
      asked(questions.listCalls(input, principal, options), noting('calls', principal, options), input, (answer) => ({
        question: answer.question,
        rows: answer.rows.length,
      })),
    streamCalls: (input, principal, options = {}) =>
      streamed(questions.streamCalls(input, principal, options), noting('calls', principal, options), input),
    numberFigures: (input, principal, options = {}) =>
      asked(
        questions.numberFigures(input, principal, options),
        noting('numbers', principal, options),
        input,
        (answer) => ({ question: answer.question, rows: answer.rows.length })
      ),
    attemptsOfCall: (input, principal, options = {}) =>
      asked(
        questions.attemptsOfCall(input, principal, options),
        noting('call', principal, options),
        input,
        (answer) => ({
          question: input,
          rows: answer.rows.length,
        })
      ),
    ahead: (principal) => questions.ahead(principal),
  };
}
