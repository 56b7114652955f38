import { BUCKETS, type Bucket } from '../../../../contract/names';
import type { QuestionInput, Window } from '../../../../contract/question';
import type { Moment } from '../report-question';
import type { ReportState } from '../report-state';
import type { Chart } from './report-charts';

export const MOST_DESTINATIONS = 10;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The longest window each bucket is drawn for: a few hundred points, and buckets of a rollup for all but short ones. */
const LONGEST_MS: ReadonlyArray<[Bucket, number]> = [
  ['15m', 2 * DAY_MS],
  ['1h', 15 * DAY_MS],
  ['1d', 500 * DAY_MS],
];

/** The one further question a picture asks: the calls of the report, in few rows. */
export function chartQuestion(chart: Chart, state: ReportState, { window, zone }: Moment): QuestionInput | undefined {
  const asked = { filters: state.filters, window, zone };
  switch (chart) {
    case 'over_time':
      return {
        ...asked,
        measures: ['attempts', 'asr'],
        dimensions: ['time'],
        bucket: bucketFor(state, window),
        empty_buckets: true,
      };
    case 'by_destination':
      return {
        ...asked,
        measures: ['customer_charge', 'provider_charge'],
        dimensions: ['destination_name'],
        // Bars of one picture are of one currency.
        currencies: state.currencies.slice(0, 1),
        order: [{ by: 'customer_charge', direction: 'desc' }],
        limit: MOST_DESTINATIONS,
      };
    case 'none':
      return undefined;
  }
}

/** The report's own bucket where it has one, unless there were too many of them. */
function bucketFor({ groups, bucket }: ReportState, { from, to }: Window): Bucket {
  const length = Date.parse(to) - Date.parse(from);
  const narrowest = LONGEST_MS.find(([, longest]) => length <= longest)?.[0] ?? '1w';
  return groups.includes('time') && BUCKETS.indexOf(bucket) > BUCKETS.indexOf(narrowest) ? bucket : narrowest;
}
