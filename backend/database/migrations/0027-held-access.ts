export const heldAccess = /* sql */ `
-- Counts the changes of what is said of an organisation: one made on something older is refused.
alter table access_orgs add column version int not null default 1;

-- The only source a token hands calls in for; null: any.
alter table access_tokens add column source text check (source is null or role = 'ingest');
`;
