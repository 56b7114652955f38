export const refusedForms = /* sql */ `
-- The form a mail server that announces no size refused as too large: the next attempt takes a smaller one.
alter table deliveries add column refused_form text check (refused_form in ('attached', 'zipped'));
`;
