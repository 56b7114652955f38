import { NumberFiguresQuestion, NumbersAnswer } from '../../contract/calls';
import { formatInstant } from '../reports/calendar';
import { askedCallsFacts } from './calls-facts';
import { FileContent } from './file-content';
import { currenciesText } from './question-facts';
import { rowBlocksOf } from './row-blocks-of';
import { listText } from './window-facts';
import { Fact } from './xlsx/facts-sheet';

const REPORT = 'Per number';

/** The figures of numbers as the content of a file: a row for each number and side. */
export function numbersFile(answer: NumbersAnswer): FileContent {
  const { columns, rows, question } = answer;
  return {
    title: REPORT,
    columns,
    blocks: rowBlocksOf(columns, rows),
    zone: question.zone,
    facts: (notes) => factsOf(answer, question, notes),
  };
}

function factsOf(
  { columns, rows, notFound, repeated, notes }: NumbersAnswer,
  question: NumberFiguresQuestion,
  ofFile: string[]
): Fact[] {
  const line = (label: string, value: Fact['value']): Fact => ({ label, value });
  return [
    ...askedCallsFacts(REPORT, question),
    line('Currencies', currenciesText(question.currencies)),
    line('Rows', rows.length),
    ...(notFound.length > 0
      ? [line('Not found', `${notFound.length.toLocaleString('en-GB')}: ${listText(notFound)}`)]
      : []),
    ...(repeated > 0 ? [line('Given more than once', repeated)] : []),
    ...[...notes, ...ofFile].map((note) => line('Note', note)),
    line('Generated at', formatInstant(new Date().toISOString(), question.zone)),
    ...columns.flatMap(({ label, help }) => (help ? [line(label, help)] : [])),
  ];
}
