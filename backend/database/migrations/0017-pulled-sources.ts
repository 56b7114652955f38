export const pulledSources = /* sql */ `
-- When the names of a source's ids were last read from its switch.
alter table sources add column names_read_at timestamptz;

-- Ranges of a source's calls an operator asked for to be read again, and how far that came.
create table backfills (
  backfill_id   bigint generated always as identity primary key,
  source_id     int not null,
  from_at       timestamptz not null,
  to_at         timestamptz not null check (from_at < to_at),
  read_to       timestamptz not null,
  state         text not null default 'waiting' check (state in ('waiting', 'done', 'cancelled')),
  received      bigint not null default 0,
  loaded        bigint not null default 0,
  replaced      bigint not null default 0,
  rejected      bigint not null default 0,
  requested_by  text not null,
  requested_at  timestamptz not null default now(),
  finished_at   timestamptz
);
create index backfills_of_source on backfills (source_id, backfill_id);
`;
