import { CallFilter, CallsQuestion } from '../../contract/calls';
import { formatInstant } from '../reports/calendar';
import { DIMENSIONS } from '../reports/dimensions';
import { timesText, VALUES_SHOWN } from './question-facts';
import { Fact } from './xlsx/facts-sheet';

const filterText = ({ dimension, values }: CallFilter) => {
  const more =
    values.length > VALUES_SHOWN ? ` and ${(values.length - VALUES_SHOWN).toLocaleString('en-GB')} more` : '';
  return `${DIMENSIONS[dimension].label}: ${values.slice(0, VALUES_SHOWN).join(', ')}${more}`;
};

/** What a reader of a file of calls must know of the question it answers. */
export function callFacts({
  list,
  question: { window, zone, filters, numbers, answeredOnly, layout },
  rowCount,
  notes,
}: {
  list: string;
  question: CallsQuestion;
  rowCount: number;
  notes: readonly string[];
}): Fact[] {
  const fact = (label: string, value: Fact['value']): Fact => ({ label, value });
  return [
    fact('Report', list),
    fact('From', formatInstant(window.from, zone)),
    fact('To, not included', formatInstant(window.to, zone)),
    fact('Time zone', timesText(zone)),
    fact('Calls', answeredOnly ? 'answered ones' : 'all'),
    ...filters.map((filter) => fact('Filter', filterText(filter))),
    ...(numbers ? [fact('Numbers', `${numbers.typed.length}, on ${numbers.side} side`)] : []),
    fact('Layout', layout),
    fact('Rows', rowCount),
    ...notes.map((note) => fact('Note', note)),
    fact('Generated at', formatInstant(new Date().toISOString(), zone)),
  ];
}
