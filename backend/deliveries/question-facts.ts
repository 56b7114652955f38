import { Column } from '../../contract/answer';
import { Filter, Question } from '../../contract/question';
import { formatInstant } from '../reports/calendar';
import { DIMENSIONS, TIME_DIMENSION } from '../reports/dimensions';
import { listText, windowFacts } from './window-facts';
import { Fact } from './xlsx/facts-sheet';

export interface FactsOf {
  /** The report's label; undefined for a question without one. */
  report: string | undefined;
  question: Question;
  columns: readonly Column[];
  rowCount: number;
  notes: readonly string[];
  generatedAt: Date;
}

const labelOf = (name: Question['dimensions'][number]) => (name === 'time' ? TIME_DIMENSION : DIMENSIONS[name]).label;

const OPERATORS: Record<Filter['operator'], string> = { in: '', not_in: 'not ', starts_with: 'starts with ' };

function filterText({ dimension, operator, values }: Filter): string {
  return `${labelOf(dimension)}: ${OPERATORS[operator]}${listText(values)}`;
}

/** What a reader of a file must know of the question it answers. */
export function questionFacts({ report, question, columns, rowCount, notes, generatedAt }: FactsOf): Fact[] {
  const { window, zone, dimensions, bucket, filters, currencies } = question;
  const groups = dimensions.map((name) => (name === 'time' ? `${labelOf(name)} (${bucket})` : labelOf(name)));
  const line = (label: string, value: Fact['value']): Fact => ({ label, value });
  return [
    ...windowFacts(report, window, zone),
    line('Rows by', groups.join(', ') || 'one row'),
    ...filters.map((filter) => line('Filter', filterText(filter))),
    line('Currencies', currenciesText(currencies)),
    line('Rows', rowCount),
    ...notes.map((note) => line('Note', note)),
    line('Generated at', formatInstant(generatedAt.toISOString(), zone)),
    ...columns.filter(({ help }) => help).map(({ label, help }) => line(label, help!)),
  ];
}

export function currenciesText(currencies: readonly string[]): string {
  return currencies.length > 0
    ? `${currencies.join(', ')}, by the rate of each call's day`
    : 'each amount in its own; amounts of several are not added up';
}
