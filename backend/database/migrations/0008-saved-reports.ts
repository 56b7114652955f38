export const savedReports = /* sql */ `
-- Reports kept under a name. What one asks is JSON: the contract describes it, and it is read again whenever it is asked.
create table saved_reports (
  saved_report_id bigint generated always as identity primary key,
  name            text not null,
  report          text not null,
  question        jsonb not null,
  -- A window that moves with the moment, or one that stays.
  period          jsonb,
  window_from     timestamptz,
  window_to       timestamptz,
  shared          boolean not null,
  address         text not null,
  owner           text not null,
  created_at      timestamptz not null default now(),
  changed_by      text not null,
  changed_at      timestamptz not null default now(),
  unique (owner, name),
  check ((period is null) = (window_from is not null and window_to is not null)),
  check ((window_from is null) = (window_to is null))
);
`;
