import { serviceQuerySchema } from '../../../contract/service-query';
import { ServiceQuestion } from '../../operations/service-question';
import { readInput } from '../../reports/read-input';
import { DataQuery } from '../protocol/messages';
import { jsonOf, timeRangeOf } from './query-parts';
import { bucketFor, windowOf } from './window';

/** More than a panel has pixels. */
const MOST_POINTS = 4_000;

/** What a panel asks of the service itself. Throws a Problem that names what is wrong in it. */
export function serviceQuestionOf(query: DataQuery): ServiceQuestion {
  const { view, zone } = readInput(serviceQuerySchema, jsonOf(query));
  const timeRange = timeRangeOf(query);
  const maxDataPoints = Math.min(query.maxDataPoints || MOST_POINTS, MOST_POINTS);
  return {
    view,
    zone,
    window: windowOf(timeRange),
    bucket: bucketFor({ ...query, maxDataPoints }, timeRange),
  };
}
