export const retention = /* sql */ `
-- From when on attempts are there; nulls where none was ever given up. Both are first instants of months of UTC.
create table kept_attempts (
  the_only_row  boolean primary key default true check (the_only_row),
  -- Attempts that start earlier are refused.
  accepted_from timestamptz,
  -- Attempts that start earlier are gone, or about to go. What tiers hold of that time is final: no mark of a change there
  -- means anything.
  kept_from     timestamptz
);
insert into kept_attempts default values;

-- The first instant a tier holds buckets of; null where it has those of all attempts there ever were.
alter table tiers add column kept_from timestamptz;
`;
