export const sourceNames = /* sql */ `
-- What each source calls its ids: two that call the same id differently may mean two.
create table source_names (
  source_id  int not null,
  kind       text not null check (kind in ('customer', 'provider', 'account', 'endpoint')),
  id         text not null,
  name       text not null,
  primary key (source_id, kind, id)
);
create index source_names_id on source_names (kind, id);
-- Read anew soon, for each source.
update sources set names_read_at = null;
`;
