export const auditOfReads = /* sql */ `
-- Who read what. Reads of one hour by one principal that ask the same are one row: a dashboard asks every ten seconds.
create table audit_reads (
  read_id      bigint generated always as identity,
  hour         timestamptz not null,
  -- A digest of what is the same in all its reads.
  fold         text not null,
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  times        bigint not null,
  read_by      text not null,
  org          text,
  role         text,
  action       text not null,
  kind         text not null,
  subject      text not null,
  outcome      text not null,
  question     jsonb,
  window_from  timestamptz,
  window_to    timestamptz,
  rows         bigint,
  primary key (hour, fold)
);
create index audit_reads_at on audit_reads (first_at);

alter table audit add column org text;
create index audit_at on audit (changed_at);
`;
