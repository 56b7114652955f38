import { Scope } from '../../contract/access/scope';
import { DimensionName, MeasureName } from '../../contract/names';

/** What a scope can hide of the calls it lets somebody see. */
export type Hideable = 'provider' | 'provider_charge' | 'customer_charge' | 'other_customers' | 'cli' | 'destination';

type Tells = readonly Hideable[];

const NOTHING: Tells = [];
const PROVIDER: Tells = ['provider'];
const PROVIDER_CHARGE: Tells = ['provider_charge'];
const CUSTOMER_CHARGE: Tells = ['customer_charge'];
const PROFIT: Tells = ['provider_charge', 'customer_charge'];
/** Whose number the CLI is need not be who calls. */
const OTHER_CUSTOMERS: Tells = ['other_customers'];

/** What each measure gives away beyond traffic. A new one without an entry does not compile. */
export const MEASURE_TELLS: Record<MeasureName, Tells> = {
  attempts: NOTHING,
  calls: NOTHING,
  answered: NOTHING,
  answered_calls: NOTHING,
  short_calls: NOTHING,
  short_call_share: NOTHING,
  asr: NOTHING,
  asr_calls: NOTHING,
  ner: NOTHING,
  ser: NOTHING,
  seer: NOTHING,
  busy: NOTHING,
  no_answer: NOTHING,
  cancelled: NOTHING,
  rejected: NOTHING,
  wrong_number: NOTHING,
  forbidden: NOTHING,
  network_failure: NOTHING,
  redirected: NOTHING,
  unknown: NOTHING,
  busy_share: NOTHING,
  no_answer_share: NOTHING,
  cancelled_share: NOTHING,
  rejected_share: NOTHING,
  wrong_number_share: NOTHING,
  forbidden_share: NOTHING,
  network_failure_share: NOTHING,
  redirected_share: NOTHING,
  unknown_share: NOTHING,
  acd_s: NOTHING,
  talk_s: NOTHING,
  customer_billed_s: CUSTOMER_CHARGE,
  provider_billed_s: PROVIDER_CHARGE,
  pdd_avg_s: NOTHING,
  pdd_p95_s: NOTHING,
  customer_charge: CUSTOMER_CHARGE,
  provider_charge: PROVIDER_CHARGE,
  profit: PROFIT,
  profit_percent: PROFIT,
  calls_with_dtmf: NOTHING,
  answered_with_dtmf: NOTHING,
  answered_dtmf_recorded: NOTHING,
  dtmf_share: NOTHING,
  dtmf_digits: NOTHING,
  cost_per_dtmf_call: PROVIDER_CHARGE,
  cost_per_dtmf_digit: PROVIDER_CHARGE,
  first_call_at: NOTHING,
  last_call_at: NOTHING,
};

/** The same of each dimension. Where an inbound call came in is its DDI provider's. */
export const DIMENSION_TELLS: Record<DimensionName, Tells> = {
  time: NOTHING,
  source: NOTHING,
  direction: NOTHING,
  customer_id: NOTHING,
  customer_name: NOTHING,
  account_id: NOTHING,
  account_name: NOTHING,
  client_type: NOTHING,
  endpoint_type: NOTHING,
  endpoint_id: NOTHING,
  endpoint_name: NOTHING,
  provider_id: PROVIDER,
  provider_name: PROVIDER,
  provider_account_id: PROVIDER,
  trunk_in: PROVIDER,
  trunk_out: PROVIDER,
  destination_prefix: NOTHING,
  destination_name: NOTHING,
  tech_prefix: NOTHING,
  cli: ['cli'],
  destination_number: ['destination'],
  // Of an inbound call it is the called number, of an outbound one the number shown.
  ddi: ['cli', 'destination'],
  ddi_provider_id: PROVIDER,
  brand_id: NOTHING,
  outcome: NOTHING,
  sip_code: NOTHING,
  q850_cause: NOTHING,
  hangup_by: NOTHING,
  source_address: PROVIDER,
  customer_currency: CUSTOMER_CHARGE,
  provider_currency: PROVIDER_CHARGE,
  destination_npa_nxx: NOTHING,
  destination_rate_center: NOTHING,
  destination_state: NOTHING,
  destination_lata: NOTHING,
  destination_ocn: NOTHING,
  cli_npa_nxx: NOTHING,
  cli_rate_center: NOTHING,
  cli_state: NOTHING,
  cli_lata: NOTHING,
  jurisdiction: NOTHING,
  jurisdiction_lrn: NOTHING,
  lata_jurisdiction: NOTHING,
  lata_jurisdiction_lrn: NOTHING,
  cli_ownership: NOTHING,
  cli_ddi_account_id: OTHER_CUSTOMERS,
  cli_ddi_account_name: OTHER_CUSTOMERS,
  ddi_detection: NOTHING,
};

const WORDS: Record<Hideable, string> = {
  provider: 'who carries the calls',
  provider_charge: 'what providers charge',
  customer_charge: 'what customers are charged',
  other_customers: 'of customers beside your own',
  cli: 'whole calling numbers',
  destination: 'whole called numbers',
};

const isHidden: Record<Hideable, (scope: Scope) => boolean> = {
  provider: ({ seesProviderNames }) => !seesProviderNames,
  provider_charge: ({ seesProviderCharges }) => !seesProviderCharges,
  customer_charge: ({ seesCustomerCharges }) => !seesCustomerCharges,
  other_customers: ({ customers }) => customers !== 'all',
  cli: ({ hiddenDigits }) => hiddenDigits.cli > 0,
  destination: ({ hiddenDigits }) => hiddenDigits.destination > 0,
};

/** What of that a scope hides, in words; undefined where it hides nothing of it. */
export function hiddenOf(tells: Tells, scope: Scope): string | undefined {
  const hidden = tells.find((one) => isHidden[one](scope));
  return hidden && WORDS[hidden];
}

const isNumber = (one: Hideable): one is 'cli' | 'destination' => one === 'cli' || one === 'destination';

/** The same, but for numbers: those are shown without their last digits. */
export const refusedOf = (tells: Tells, scope: Scope) =>
  hiddenOf(
    tells.filter((one) => !isNumber(one)),
    scope
  );

/** How many of the last digits of a number are hidden. */
export const hiddenDigitsOf = (tells: Tells, { hiddenDigits }: Scope): number =>
  Math.max(0, ...tells.filter(isNumber).map((side) => hiddenDigits[side]));
