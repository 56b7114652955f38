export const alerts = /* sql */ `
-- When a source last told what it had by itself: it posted calls, or was read and there was nothing more. An alert
-- looks at calls up to then, less the time a call of it takes to be told.
alter table sources
  add column heard_at timestamptz,
  add column settles_within interval not null default '1 minute' check (settles_within >= '0'),
  -- How long it may say nothing before it counts as stopped; 0 for never, null for what is usual of its kind.
  add column silent_after interval check (silent_after >= '0');

create index deliveries_failed on deliveries (finished_at) where state in ('failed', 'unknown');
create index runs_failed on runs (finished_at) where state = 'failed';
`;
