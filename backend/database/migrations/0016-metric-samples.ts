export const metricSamples = /* sql */ `
-- The service's own metrics, a sample a minute, for some days: what the dashboards of its health draw.
create table metric_samples (
  at       timestamptz not null,
  metric   text not null,
  -- '' for what every replica would say alike.
  replica  text not null,
  labels   jsonb not null,
  value    double precision not null,
  primary key (metric, at, replica, labels)
);
create index metric_samples_at on metric_samples (at);

-- The ledger, the outbox and the files of a span of time.
create index runs_slot on runs (slot);
create index deliveries_created on deliveries (created_at);
create index run_files_created on run_files (created_at);
`;
