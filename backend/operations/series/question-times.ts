import { ServiceLine } from '../../../contract/service-query';
import { Queryable } from '../../database/pool';
import { SampledMetric } from '../samples/sampled-metrics';
import { Span } from '../service-question';
import { bucketOf, fill, spanValues, within } from './bucket-of';
import { Cumulative, quantile } from './quantile';

const METRIC: SampledMetric = 'trunkline_question_seconds_bucket';
const SHARES = [
  { share: 0.5, name: 'half', label: 'Half of them within' },
  { share: 0.95, name: 'p95', label: '95 % within' },
];

interface Grown {
  bucket: number;
  limit: string;
  count: number;
}

/** How long questions had their turn, over all replicas. */
export async function questionTimes(db: Queryable, span: Span): Promise<ServiceLine[]> {
  const { rows } = await db.query<Grown>(
    `select ${bucketOf('at')} as bucket, labels->>'le' as limit, sum(greatest(grown, 0)) as count
     from (select at, labels, value - lag(value) over (partition by replica, labels order by at) as grown
       from metric_samples where metric = $4 and ${within('at')}) samples
     where grown is not null group by 1, 2`,
    [...spanValues(span), METRIC]
  );
  const byBucket = new Map<number, Cumulative[]>();
  for (const { bucket, limit, count } of rows) {
    const counts = byBucket.get(bucket) ?? [];
    byBucket.set(bucket, [...counts, { limit: limit === '+Inf' ? Infinity : Number(limit), count }]);
  }
  const inOrder = [...byBucket].map(([bucket, counts]) => ({
    bucket,
    counts: counts.sort((one, other) => one.limit - other.limit),
  }));
  return SHARES.map(({ share, name, label }) => ({
    name,
    label,
    unit: 'seconds',
    labels: {},
    values: fill(
      span,
      inOrder.map(({ bucket, counts }) => ({ bucket, value: quantile(share, counts) })),
      null
    ),
  }));
}
