export const weekRollups = /* sql */ `
alter table tiers drop constraint tiers_grain_check;
alter table tiers add constraint tiers_grain_check check (grain in ('hour', 'day', 'week'));
`;
