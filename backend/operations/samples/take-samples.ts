import { Pool } from 'pg';
import { Registry } from 'prom-client';

import { SAMPLED_BY_REPLICA, SAMPLED_FOR_ALL } from './sampled-metrics';

export const SAMPLES_KEPT_DAYS = 14;

interface Sample {
  metric: string;
  replica: string;
  labels: Record<string, string | number>;
  value: number;
}

/** Keeps what the metrics say as the sample of this minute, the first one that is taken, and drops those of long ago. */
export async function takeSamples(pool: Pool, registry: Registry, replica: string): Promise<void> {
  const samples = await readSamples(registry, replica);
  await pool.query(
    `insert into metric_samples (at, metric, replica, labels, value)
     select date_trunc('minute', now()), * from unnest($1::text[], $2::text[], $3::jsonb[], $4::float8[])
     on conflict do nothing`,
    [
      samples.map(({ metric }) => metric),
      samples.map((sample) => sample.replica),
      samples.map(({ labels }) => JSON.stringify(labels)),
      samples.map(({ value }) => value),
    ]
  );
  await pool.query(`delete from metric_samples where at < now() - make_interval(days => $1)`, [SAMPLES_KEPT_DAYS]);
}

async function readSamples(registry: Registry, replica: string): Promise<Sample[]> {
  const metrics = await registry.getMetricsAsJSON();
  return metrics.flatMap(({ name, values }) =>
    (values as MetricValue[]).flatMap(({ metricName = name, labels, value }): Sample[] => {
      if (includes(SAMPLED_FOR_ALL, metricName)) {
        return [{ metric: metricName, replica: '', labels, value }];
      }
      return includes(SAMPLED_BY_REPLICA, metricName) ? [{ metric: metricName, replica, labels, value }] : [];
    })
  );
}

/** A histogram's values say which part of it they are. */
interface MetricValue {
  metricName?: string;
  labels: Record<string, string | number>;
  value: number;
}

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
