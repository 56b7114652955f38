import type { ReportDescription } from '../../../../contract/catalog';
import type { SavedReport } from '../../../../contract/saved-report';
import { initialState, type ReportState } from '../report-state';
import { rangeOfPeriod } from './report-period';

type Asked = Pick<SavedReport, 'question' | 'period' | 'window'>;

function rangeOf({ period, window }: Asked): Partial<Pick<ReportState, 'from' | 'to'>> {
  if (window) {
    return { from: String(Date.parse(window.from)), to: String(Date.parse(window.to)) };
  }
  return period ? rangeOfPeriod(period) : {};
}

/** Rows and columns: across stays what the report has across, where the question has it too. */
function layoutOf({ measures, dimensions }: SavedReport['question'], opening: ReportState) {
  const { pivot } = opening;
  const isAcross = pivot !== undefined && (dimensions?.includes(pivot) ?? true);
  return {
    groups: dimensions?.filter((name) => !isAcross || name !== pivot) ?? opening.groups,
    layout: isAcross ? opening.layout : ('tree' as const),
    pivot: isAcross ? pivot : undefined,
    measures: measures ?? opening.measures,
    values: (isAcross && measures) || opening.values,
  };
}

/** How the page shows a question somebody kept by a program: what the question does not say is as the report opens. */
export function stateOfQuestion(report: ReportDescription, asked: Asked): ReportState {
  const { question } = asked;
  const opening = initialState(report, (question as { view?: string }).view);
  const { filters, order = [], empty_buckets: emptyBuckets = opening.emptyBuckets } = question;
  return {
    ...opening,
    ...rangeOf(asked),
    ...layoutOf(question, opening),
    timezone: question.zone ?? opening.timezone,
    filters:
      filters?.map(({ dimension, operator = 'in', values }) => ({ dimension, operator, values })) ?? opening.filters,
    bucket: question.bucket ?? opening.bucket,
    currencies: question.currencies ?? opening.currencies,
    limit: question.limit ?? opening.limit,
    compare: question.compare ?? opening.compare,
    emptyBuckets,
    marks: question.marks ?? opening.marks,
    view: {
      ...opening.view,
      sorting: order.map(({ by, direction = 'desc' }) => ({ id: by, descending: direction === 'desc' })),
    },
  };
}
