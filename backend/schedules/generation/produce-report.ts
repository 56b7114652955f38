import { MOST_SUMMARY_ROWS, MailContent } from '../../../contract/delivery';
import { Bucket, ReportName } from '../../../contract/names';
import { Question } from '../../../contract/question';
import { reportFile } from '../../deliveries/report-file';
import { ask } from '../../reports/ask';
import { REPORTS } from '../../reports/catalog/reports';
import { streamRows } from '../../reports/stream-rows';
import { questionOfReport } from '../job';
import { Production, ProductionRequest } from './produce';

const HOUR_MS = 3_600_000;

/** Widths of the trend, for windows up to so many hours: never more points than a mail can show. */
const TREND_BUCKETS: ReadonlyArray<[number, Bucket]> = [
  [2 * 24, '1h'],
  [200 * 24, '1d'],
  [Infinity, '1w'],
];

/** A report of the catalogue: the same question as the page's, over the run's window. */
export async function produceReport(
  request: ProductionRequest,
  report: ReportName,
  label: string = REPORTS[report].label
): Promise<Production> {
  const { pool, job, window, zone, principal, session, signal } = request;
  const question = questionOfReport(report, job.question, window, zone);
  const options = { session, signal };
  const answer = await ask(pool, { ...question, subtotals: [], limit: MOST_SUMMARY_ROWS }, principal, options);
  return {
    asked: { name: report, filters: question.filters },
    content: {
      report: { name: report, label },
      columns: answer.columns,
      summary: answer.rows,
      totals: answer.totals,
      notes: answer.notes,
      trend: await readTrend(request, question),
    },
    unrated: answer.unratedAttempts ?? 0,
    isEmpty: answer.rows.length === 0,
    table: async () => reportFile(await streamRows(pool, question, principal, options), label),
  };
}

type TrendOf = Pick<Question, 'window' | 'zone' | 'filters' | 'currencies' | 'measures'>;

/** The first measure of a question over its window. */
export async function readTrend(
  { pool, principal, session, signal }: ProductionRequest,
  { window, zone, filters, currencies, measures }: TrendOf
): Promise<MailContent['trend']> {
  const hours = (Date.parse(window.to) - Date.parse(window.from)) / HOUR_MS;
  const [, bucket] = TREND_BUCKETS.find(([most]) => hours <= most)!;
  const { columns, rows } = await ask(
    pool,
    {
      measures: [measures[0]],
      dimensions: ['time'],
      bucket,
      filters,
      window,
      zone,
      currencies: currencies.slice(0, 1),
      order: [{ by: 'time', direction: 'asc' }],
    },
    principal,
    { session, signal }
  );
  const column = columns.find(({ measure }) => measure === measures[0]);
  return column
    ? { column, points: rows.map((row) => ({ at: String(row.time), value: row[column.name] ?? null })) }
    : null;
}
