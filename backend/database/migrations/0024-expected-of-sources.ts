export const expectedOfSources = /* sql */ `
alter table sources
  -- When a call last came that was not known yet. Rows read again are none.
  add column last_loaded_at timestamptz,
  -- How long it may bring no new call; null where nobody minds.
  add column calls_within interval check (calls_within > '0');
update sources set last_loaded_at = last_received_at;
`;
