import type { Column, Row } from '../../../../contract/answer';
import type {
  AttemptsAnswer,
  CallsAnswer,
  CallsQuestionInput,
  NumberFiguresInput,
  NumbersAnswer,
} from '../../../../contract/calls';

const column = (name: string, label: string, unit: Column['unit'] = 'text'): Column => ({
  name,
  label,
  unit,
  kind: 'dimension',
});
const CALL_COLUMNS = [column('source', 'Source'), column('call_id', 'Call'), column('cli', 'CLI')];

export const CALLS: Row[] = [
  { source: 'fs1', call_id: 'call-2', cli: '+442079460958' },
  { source: 'fs1', call_id: 'call-1', cli: '+34612345678' },
];

export function callsAnswer(question: CallsQuestionInput, change: Partial<CallsAnswer> = {}): CallsAnswer {
  return {
    columns: CALL_COLUMNS,
    rows: CALLS,
    next: null,
    notes: [],
    question: question as CallsAnswer['question'],
    elapsedMs: 3,
    ...change,
  };
}

/** Every number but the last was found. */
export function numbersAnswer(question: NumberFiguresInput): NumbersAnswer {
  const { typed } = question.numbers;
  return {
    columns: [column('number', 'Number'), { ...column('attempts', 'Attempts', 'count'), kind: 'measure' }],
    rows: typed.slice(0, -1).map((number, at) => ({ number, side: 'cli', attempts: at + 1 })),
    totals: null,
    incompleteTotals: [],
    notFound: typed.slice(-1),
    repeated: 0,
    notes: [],
    question: question as NumbersAnswer['question'],
    elapsedMs: 3,
  };
}

export const ATTEMPTS: AttemptsAnswer = {
  columns: [column('attempt_no', 'Attempt', 'integer'), column('outcome', 'Outcome')],
  rows: [
    { attempt_no: 1, outcome: 'network_failure' },
    { attempt_no: 2, outcome: 'answered' },
  ],
  truncated: false,
  notes: [],
};
