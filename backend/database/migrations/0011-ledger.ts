export const ledger = /* sql */ `
-- Which ledger this is and how far it has come: a copy of the database that is put back says what it was at its time.
create table ledger (
  the_only_row  boolean primary key default true check (the_only_row),
  ledger_id     uuid not null default gen_random_uuid(),
  -- Counts the ticks of all replicas. The directory of files has a mark of it, too.
  beat          bigint not null default 0,
  -- While it is held nothing is planned, made or sent.
  held_since    timestamptz,
  held_because  text
);
insert into ledger default values;
`;
