/** What the reference tables in force say of an attempt, stored beside what its source said. */
export const LOOKED_UP_COLUMNS = [
  'cli_state',
  'cli_rate_center',
  'cli_lata',
  'destination_state',
  'destination_rate_center',
  'destination_lata',
  'destination_ocn',
  'jurisdiction',
  'lata_jurisdiction',
  'jurisdiction_lrn',
  'lata_jurisdiction_lrn',
  'cli_is_own_ddi',
  'cli_ddi_account_id',
  'matched_ddi',
  'matched_ddi_provider_id',
  'ddi_detection',
] as const;

export type LookedUpColumn = (typeof LOOKED_UP_COLUMNS)[number];

export type LookedUp = {
  [C in LookedUpColumn]: (C extends 'cli_is_own_ddi' ? boolean : string) | null;
};
