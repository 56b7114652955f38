import { Pool } from 'pg';
import { Registry } from 'prom-client';

import { sqlGauge } from '../database/sql-gauge';

/** What each source has given, and for how long it has been silent. */
export function registerSources(pool: Pool, registry: Registry): void {
  const gauge = (name: string, help: string, sql: string) =>
    sqlGauge(pool, registry, { name, help, sql, labels: ['source'] });
  gauge(
    'trunkline_source_silence_seconds',
    'Time since a source last gave something.',
    `select name as source, greatest(extract(epoch from now() - last_received_at), 0) as value
     from sources where last_received_at is not null`
  );
  gauge(
    'trunkline_source_attempts',
    'Stored attempts of a source.',
    'select name as source, attempts as value from sources'
  );
  gauge(
    'trunkline_source_rejects',
    'Rows of a source that could not be understood and are kept.',
    `select name as source, (select count(*) from rejects where rejects.source_id = sources.source_id) as value
     from sources`
  );
  gauge(
    'trunkline_source_lag_seconds',
    'Time since a source told all it had: since its switch was read to the end, or calls were sent.',
    `select name as source, greatest(extract(epoch from now() - heard_at), 0) as value
     from sources where heard_at is not null`
  );
  gauge(
    'trunkline_source_failing',
    'Whether the switch of a source could not be read the last time.',
    'select name as source, (last_error is not null)::int as value from sources'
  );
}
