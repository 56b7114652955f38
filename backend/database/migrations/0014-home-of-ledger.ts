export const homeOfLedger = /* sql */ `
-- The database the ledger is in, as PostgreSQL tells one from another: in a copy it is still that of the original.
alter table ledger add column home text;
`;
