import { MOST_SUMMARY_ROWS } from '../../../contract/delivery';
import { Filter } from '../../../contract/question';
import { NUMBER_FIGURES } from '../../../contract/schedule';
import { numbersFile } from '../../deliveries/numbers-file';
import { numberFigures } from '../../reports/calls/number-figures';
import { sumCalls } from '../../reports/calls/sum-calls';
import { numbersOfJob } from '../job';
import { Producer } from './produce';

/** The figures of the job's numbers over the run's window: a row for each number and each side it was found on. */
export const produceNumberFigures: Producer = async ({ pool, job, window, zone, principal, session, signal }) => {
  const options = { session, signal };
  const question = numbersOfJob(job, window, zone);
  const answer = await numberFigures(pool, question, principal, options);
  const { currencies: _, ...calls } = question;
  const { unrated } = await sumCalls(pool, calls, principal, options);
  const { columns, rows, totals, notes, notFound } = answer;
  const content = numbersFile(answer);
  return {
    asked: { name: NUMBER_FIGURES, filters: question.filters.map((filter): Filter => ({ ...filter, operator: 'in' })) },
    content: {
      report: { name: NUMBER_FIGURES, label: content.title },
      columns,
      summary: rows.slice(0, MOST_SUMMARY_ROWS),
      totals,
      notes: [...notes, ...notFoundNotes(notFound)],
      trend: null,
    },
    unrated,
    isEmpty: rows.length === 0,
    table: () => Promise.resolve(content),
  };
};

function notFoundNotes(notFound: readonly string[]): string[] {
  const count = notFound.length.toLocaleString('en-GB');
  return notFound.length > 0 ? [`${count} of the numbers had no calls in the window.`] : [];
}
