export const quarterHourRollups = /* sql */ `
alter table tiers drop constraint tiers_grain_check;
alter table tiers add constraint tiers_grain_check check (grain in ('quarter_hour', 'hour', 'day', 'week'));
`;
