import { CallsQuestion } from '../../contract/calls';
import { CallStream } from '../reports/calls/stream-calls';
import { callsFacts } from './calls-facts';
import { FileContent } from './file-content';

/** Which report lists the calls of a question. */
export function callsReport({ numbers }: Pick<CallsQuestion, 'numbers'>): { name: string; label: string } {
  return numbers ? { name: 'per-number', label: 'Per number' } : { name: 'call-list', label: 'Call list' };
}

/** Calls as the content of a file, in the columns of their layout. */
export function callsFile({ columns, blocks, times, question, ending }: CallStream): FileContent {
  const { label: report } = callsReport(question);
  return {
    title: report,
    columns,
    blocks,
    times,
    zone: question.zone,
    facts: (notes) =>
      callsFacts({
        report,
        question,
        columns,
        rowCount: ending.rowCount,
        notes: [...ending.notes, ...notes],
        generatedAt: new Date(),
      }),
  };
}
