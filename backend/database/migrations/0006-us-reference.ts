export const usReference = /* sql */ `
-- What the tables in force say of an attempt. Null is unknown.
alter table attempts
  add column cli_state                text,
  add column cli_rate_center          text,
  add column cli_lata                 text,
  add column destination_state        text,
  add column destination_rate_center  text,
  add column destination_lata         text,
  add column destination_ocn          text,
  add column jurisdiction             text,
  add column lata_jurisdiction        text,
  -- By the routing number; null where the call carries none.
  add column jurisdiction_lrn         text,
  add column lata_jurisdiction_lrn    text,
  add column cli_is_own_ddi           boolean,
  add column cli_ddi_account_id       text,
  -- Where the source carries the caller's address but not the DDI provider.
  add column matched_ddi              text,
  add column matched_ddi_provider_id  text,
  add column ddi_detection            text;
`;
