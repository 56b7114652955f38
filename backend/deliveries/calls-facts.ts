import { AskedNumbers, CallsQuestion, NumberSide } from '../../contract/calls';
import { formatInstant } from '../reports/calendar';
import { CallColumn } from '../reports/calls/call-columns';
import { DIMENSIONS } from '../reports/dimensions';
import { columnHeader } from './file-table';
import { listText, windowFacts } from './window-facts';
import { Fact } from './xlsx/facts-sheet';

const SIDES: Record<NumberSide, string> = {
  cli: 'as CLI',
  destination: 'as destination',
  either: 'as CLI or as destination',
};

type Asked = Pick<CallsQuestion, 'window' | 'zone' | 'filters' | 'numbers'>;

/** What was asked of calls or of numbers: window, numbers and filters. */
export function askedCallsFacts(report: string, { window, zone, filters, numbers }: Asked): Fact[] {
  return [
    ...windowFacts(report, window, zone),
    ...(numbers ? [{ label: 'Numbers', value: numbersText(numbers) }] : []),
    ...filters.map(({ dimension, values }) => ({
      label: 'Filter',
      value: `${DIMENSIONS[dimension].label}: ${listText(values)}`,
    })),
  ];
}

function numbersText({ typed, side, country }: AskedNumbers): string {
  const national = country ? `, national ones of ${country}` : '';
  return `${typed.length.toLocaleString('en-GB')} ${SIDES[side]}${national}: ${listText(typed)}`;
}

export interface CallsFactsOf {
  report: string;
  question: CallsQuestion;
  columns: readonly CallColumn[];
  rowCount: number;
  notes: readonly string[];
  generatedAt: Date;
}

/** What a reader of a file of calls must know of it. */
export function callsFacts({ report, question, columns, rowCount, notes, generatedAt }: CallsFactsOf): Fact[] {
  return [
    ...askedCallsFacts(report, question),
    { label: 'Calls', value: question.answeredOnly ? 'only those somebody answered' : 'answered or not' },
    { label: 'Layout', value: question.layout },
    { label: 'Rows', value: rowCount },
    ...notes.map((value) => ({ label: 'Note', value })),
    { label: 'Generated at', value: formatInstant(generatedAt.toISOString(), question.zone) },
    ...columns.flatMap((column) => (column.help ? [{ label: columnHeader(column), value: column.help }] : [])),
  ];
}
