import { Column, Row } from '../../../contract/answer';
import { CallsAnswer, CallsQuestion } from '../../../contract/calls';
import { MOST_SUMMARY_ROWS } from '../../../contract/delivery';
import { Filter } from '../../../contract/question';
import { callsFile, callsReport } from '../../deliveries/calls-file';
import { listCalls } from '../../reports/calls/list-calls';
import { streamCalls } from '../../reports/calls/stream-calls';
import { CallSums, sumCalls } from '../../reports/calls/sum-calls';
import { callsOfJob, onlyCustomer } from '../job';
import { Producer, ProductionRequest } from './produce';
import { readTrend } from './produce-report';

/** What a mail shows of a call; its file has every column of its layout. */
const IN_THE_MAIL = [
  'started_at',
  'cli',
  'destination_number',
  'destination_name',
  'outcome',
  'talk_s',
  'customer_name',
  'provider_name',
  'customer_charge',
  'customer_currency',
];

/** A list of calls: the page's, over the run's window, written in the layout the job names. */
export const produceCallList: Producer = async (request) => {
  const { pool, job, window, zone, principal, session, signal } = request;
  const question = callsOfJob(job, window, zone);
  const { name, label } = callsReport(question);
  const options = { session, signal };
  const first = { ...question, layout: 'call-list/named/1', limit: MOST_SUMMARY_ROWS } as const;
  const page = await listCalls(pool, first, principal, options);
  const sums = await sumCalls(pool, question, principal, options);
  const filters = question.filters.map((filter): Filter => ({ ...filter, operator: 'in' }));
  return {
    asked: { name, filters },
    content: {
      report: { name, label },
      columns: inTheMail(page, onlyCustomer(filters) !== null),
      summary: page.rows,
      totals: totalsOf(sums),
      notes: [...page.notes, ...unratedNotes(sums)],
      trend: await trendOf(request, question, filters),
    },
    unrated: sums.unrated,
    isEmpty: page.rows.length === 0,
    table: async () => callsFile(await streamCalls(pool, question, principal, options)),
  };
};

/** Which carriers take a customer's calls is nothing a mail about that customer's calls tells. */
function inTheMail({ columns }: CallsAnswer, isOfOneCustomer: boolean): Column[] {
  const shown = IN_THE_MAIL.filter((name) => !(isOfOneCustomer && name === 'provider_name'));
  return shown.flatMap((name) => columns.filter((column) => column.name === name));
}

function totalsOf({ talkS }: CallSums): Row | null {
  return talkS === null ? null : { talk_s: talkS };
}

function unratedNotes({ unrated }: CallSums): string[] {
  return unrated > 0 ? [`${unrated.toLocaleString('en-GB')} answered calls have no charge yet.`] : [];
}

/** Calls over the window. Numbers are no dimension of a question where they may stand on either side: no trend then. */
async function trendOf(
  request: ProductionRequest,
  { numbers, answeredOnly, window, zone }: CallsQuestion,
  filters: Filter[]
) {
  const measures = [answeredOnly ? ('answered_calls' as const) : ('calls' as const)];
  return numbers ? null : readTrend(request, { window, zone, filters, currencies: [], measures });
}
