export const rollups = /* sql */ `
-- Hours whose attempts changed since they were last added up. Every write of attempts adds its hours here in its own
-- transaction; append only, so that writers never wait for each other.
create table dirty_marks (
  hour timestamptz not null
);
create index dirty_marks_hour on dirty_marks (hour);

-- The rollups there are. Each is a table of its own, made from its declaration.
create table tiers (
  name        text primary key,
  grain       text not null check (grain in ('hour', 'day')),
  zone        text not null,
  dimensions  text[] not null,
  created_at  timestamptz not null default now()
);

-- Buckets of one tier that must be added up again though no attempt in them changed since their hours were.
create table stale_buckets (
  tier    text not null,
  bucket  timestamptz not null,
  primary key (tier, bucket)
);

-- What a tier holds of a bucket. The version changes when the figures do.
create table tier_buckets (
  tier          text not null,
  bucket        timestamptz not null,
  version       bigint not null,
  refreshed_at  timestamptz not null default now(),
  primary key (tier, bucket)
);

-- What the standing check of tiers against attempts has seen.
create table tier_checks (
  tier               text primary key,
  checked            bigint not null default 0,
  different          bigint not null default 0,
  last_checked_at    timestamptz,
  different_bucket   timestamptz,
  last_different_at  timestamptz
);

-- The service's own addition of bigints: the built-in one widens to numeric for every group.
create aggregate isum(bigint) (sfunc = int8pl, stype = bigint, combinefunc = int8pl, parallel = safe);
`;
