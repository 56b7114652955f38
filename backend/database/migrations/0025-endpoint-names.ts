export const endpointNames = /* sql */ `
-- The id of an endpoint is its type, a slash and its id: endpoints are numbered within their type.
alter table names drop constraint names_kind_check;
alter table names add constraint names_kind_check
  check (kind in ('customer', 'provider', 'account', 'destination', 'endpoint'));
`;
