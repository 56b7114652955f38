export const pulledSources = /* sql */ `
-- When the names of a source's ids were last read from its switch.
alter table sources add column names_read_at timestamptz;
`;
