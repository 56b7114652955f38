import { ServiceLine } from '../../../contract/service-query';
import { Queryable } from '../../database/pool';
import { SampledMetric } from '../samples/sampled-metrics';
import { Span } from '../service-question';
import { bucketOf, fill, spanValues, within } from './bucket-of';

type ReadLines = (db: Queryable, span: Span) => Promise<ServiceLine[]>;

interface Drawn {
  label: string;
  unit: ServiceLine['unit'];
  /** A line for each of these; otherwise one for all replicas together. */
  by?: 'source' | 'replica';
}

interface Value {
  bucket: number;
  of: string | null;
  value: number;
}

const GROUPS = { source: `labels->>'source'`, replica: 'replica', none: 'null::text' };

/** The greatest that was sampled in each bucket; samples of one minute are added up over replicas. */
export function gauge(metric: SampledMetric, drawn: Drawn): ReadLines {
  const of = GROUPS[drawn.by ?? 'none'];
  return async (db, span) => {
    const { rows } = await db.query<Value>(
      `select ${bucketOf('at')} as bucket, of, max(value) as value
       from (select at, ${of} as of, sum(value) as value from metric_samples
         where metric = $4 and ${within('at')} group by 1, 2) together group by 1, 2 order by 2, 1`,
      [...spanValues(span), metric]
    );
    return lines(metric, drawn, span, rows);
  };
}

/**
 * By how much it grew in each bucket, from sample to sample. What was added between the last sample of a process and its
 * end is in none.
 */
export function increase(metric: SampledMetric, drawn: Omit<Drawn, 'unit'>): ReadLines {
  const of = GROUPS[drawn.by ?? 'none'];
  return async (db, span) => {
    const { rows } = await db.query<Value>(
      `select ${bucketOf('at')} as bucket, of, sum(greatest(grown, 0)) as value
       from (select at, ${of} as of, value - lag(value) over (partition by replica, labels order by at) as grown
         from metric_samples where metric = $4 and ${within('at')}) samples
       where grown is not null group by 1, 2 order by 2, 1`,
      [...spanValues(span), metric]
    );
    return lines(metric, { ...drawn, unit: 'count' }, span, rows);
  };
}

export function together(...reads: ReadLines[]): ReadLines {
  return async (db, span) => {
    const all: ServiceLine[] = [];
    for (const read of reads) {
      all.push(...(await read(db, span)));
    }
    return all;
  };
}

/** A line of all replicas is there even where nothing was sampled. */
function lines(metric: string, { label, unit, by }: Drawn, span: Span, rows: readonly Value[]): ServiceLine[] {
  const lineOf = (of: string | null): ServiceLine => ({
    name: metric,
    label: of ?? label,
    unit,
    labels: by && of !== null ? { [by]: of } : {},
    values: fill(
      span,
      rows.filter((row) => row.of === of),
      null
    ),
  });
  return by ? [...new Set(rows.map(({ of }) => of))].map(lineOf) : [lineOf(null)];
}
