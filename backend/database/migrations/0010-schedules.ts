export const schedules = /* sql */ `
-- What operators changed: who, when, from what to what. Written in the transaction of the change, never changed itself.
create table audit (
  audit_id    bigint generated always as identity primary key,
  changed_at  timestamptz not null default now(),
  changed_by  text not null,
  kind        text not null,
  id          text not null,
  action      text not null,
  before      jsonb,
  after       jsonb
);
create index audit_of on audit (kind, id, audit_id);

create table schedules (
  schedule_id    bigint generated always as identity primary key,
  name           text not null,
  state          text not null default 'active' check (state in ('active', 'paused', 'deleted')),
  version        int not null default 1,
  zone           text not null,
  rule           jsonb not null,
  catch_up       jsonb not null,
  job            jsonb not null,
  owner          text not null,
  owner_role     text not null,
  owner_address  text,
  -- Its runs take turns with those of other shares: a customer, or an owner.
  share          text not null,
  -- All windows that end by then have a run, whatever became of it.
  planned_to     timestamptz not null,
  -- The next slot, reckoned with the time zone rules of that version. Null where it can't be: the problem says why.
  next_at        timestamptz,
  next_key       text,
  next_from      timestamptz,
  next_to        timestamptz,
  zone_rules     text not null,
  problem        text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
create unique index schedules_name on schedules (lower(name)) where state <> 'deleted';
create index schedules_due on schedules (next_at) where state <> 'deleted';

-- The ledger: one row for each window, made once for each way it was asked for.
create table runs (
  run_id         bigint generated always as identity primary key,
  schedule_id    bigint references schedules,
  trigger        text not null check (trigger in ('scheduled', 'again', 'manual', 'test', 'adhoc')),
  attempt        int not null default 1,
  -- The local period of the window: moving the hour of the run, or the zone, leaves it as it is.
  period_key     text not null,
  slot           timestamptz not null,
  window_from    timestamptz not null,
  window_to      timestamptz not null check (window_to > window_from),
  zone           text not null,
  late           boolean not null default false,
  request_id     text,
  requested_by   text,
  -- Where a test goes.
  test_address   text,
  owner          text not null,
  owner_role     text not null,
  owner_address  text,
  share          text not null,
  -- What was to be made when the run was planned, whatever the schedule becomes.
  job            jsonb not null,
  state          text not null default 'planned' check (state in
    ('planned', 'generating', 'stored', 'delivering', 'done', 'failed', 'skipped', 'cancelled')),
  skip_reason    text,
  message        text,
  -- Planned runs are made in this order: each share has one in each turn.
  turn           bigint not null default 0,
  not_before     timestamptz not null default now(),
  tries          int not null default 0,
  worker         text,
  lease_token    uuid,
  lease_until    timestamptz,
  progress_rows  bigint not null default 0,
  rows           bigint,
  preliminary    boolean not null default false,
  -- What its mails say, once its files are stored.
  content        jsonb,
  created_at     timestamptz not null default now(),
  started_at     timestamptz,
  stored_at      timestamptz,
  finished_at    timestamptz,
  unique (schedule_id, period_key, trigger, attempt),
  check ((state = 'generating') = (lease_until is not null)),
  check ((state = 'skipped') = (skip_reason is not null))
);
create unique index runs_request on runs (coalesce(schedule_id, 0), request_id) where request_id is not null;
create index runs_turn on runs (turn, slot, run_id) where state = 'planned';
create index runs_share on runs (share, turn) where state = 'planned';
create index runs_leased on runs (lease_until) where state = 'generating';
create index runs_open on runs (state, run_id) where state in ('stored', 'delivering');
create index runs_schedule on runs (schedule_id, run_id);
create index runs_state on runs (state, run_id);

-- What happened to each run, never changed.
create table run_events (
  event_id  bigint generated always as identity primary key,
  run_id    bigint not null references runs,
  at        timestamptz not null default now(),
  event     text not null,
  message   text,
  worker    text
);
create index run_events_run on run_events (run_id, event_id);

create table run_files (
  file_id         uuid primary key,
  run_id          bigint not null references runs,
  name            text not null,
  format          text not null,
  content_type    text not null,
  bytes           bigint not null,
  rows            bigint not null,
  sha256          text not null,
  -- Below the directory of files.
  path            text not null unique,
  created_at      timestamptz not null default now(),
  removed_at      timestamptz,
  removed_reason  text
);
create index run_files_run on run_files (run_id);
create index run_files_kept on run_files (created_at) where removed_at is null;

-- The replicas there are, and were.
create table instances (
  instance_id  text primary key,
  started_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  ticked_at    timestamptz,
  zone_rules   text not null,
  -- Its own clock less that of the database.
  clock_skew_ms int not null default 0
);

-- When any replica last looked for what is due. A leap of the clock shows here.
create table scheduler (
  the_only_row  boolean primary key default true check (the_only_row),
  ticked_at     timestamptz,
  leapt_at      timestamptz,
  leap          interval
);
insert into scheduler default values;
`;
