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
`;
