export const scopeOfSavedReports = /* sql */ `
-- What whoever changed it last may see: a schedule of somebody who sees more sends no more of it.
alter table saved_reports add column scope jsonb not null
  default '{"customers": "all", "providers": "all", "seesProviderNames": true, "seesProviderCharges": true,
    "seesCustomerCharges": true, "hiddenDigits": {"cli": 0, "destination": 0}}';
alter table saved_reports alter column scope drop default;
`;
