import fc from 'fast-check';

import { ONE_ATTEMPT, StoredAttempt } from './insert-attempts';

const OUTCOMES = [
  'busy',
  'no_answer',
  'cancelled',
  'rejected',
  'wrong_number',
  'forbidden',
  'network_failure',
  'redirected',
  'unknown',
] as const;

const unknownOr = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 5 });

const decimal = (min: number, max: number, decimals: number) =>
  fc
    .integer({ min: min * 10 ** decimals, max: max * 10 ** decimals })
    .map((n) => (n / 10 ** decimals).toFixed(decimals));

const charge = fc.oneof(decimal(-2, 40, 6), fc.constant('0'), decimal(0, 9, 2));
const currency = unknownOr(fc.constantFrom('USD', 'EUR', 'GBP', 'CHF'));

const ending = fc.oneof(
  fc.record({ outcome: fc.constant('answered'), sip_code: unknownOr(fc.constant(200)) }),
  fc.record({
    outcome: fc.constantFrom<string>(...OUTCOMES),
    sip_code: unknownOr(fc.constantFrom(302, 404, 480, 486, 487, 503, 600, 603)),
  })
);

const number = unknownOr(fc.constantFrom('12125550187', '12135550100', '14165550100', '442079460958'));
const state = unknownOr(fc.constantFrom('NY', 'CA'));
const jurisdiction = unknownOr(fc.constantFrom('intrastate', 'interstate', 'indeterminate', 'international'));
const provider = unknownOr(fc.constantFrom('d1', 'd2'));

const lookedUp = fc.record({
  cli_digits: number,
  destination_digits: number,
  cli_state: state,
  destination_state: state,
  destination_rate_center: unknownOr(fc.constantFrom('BUFFALO', 'NWYRCYZN01')),
  jurisdiction,
  jurisdiction_lrn: jurisdiction,
  cli_is_own_ddi: unknownOr(fc.boolean()),
  ddi_provider_id: provider,
  matched_ddi_provider_id: provider,
});

/** Attempts that start within the span, with every kind of unknown a source can have. */
export function randomAttempts(from: string, to: string, maxLength: number): fc.Arbitrary<StoredAttempt[]> {
  const attempt = fc
    .record({
      started: fc.integer({ min: Date.parse(from), max: Date.parse(to) - 1 }),
      ending,
      rang: fc.boolean(),
      is_final: fc.boolean(),
      talk_s: unknownOr(fc.oneof(decimal(0, 900, 3), fc.constantFrom('15', '15.001', '0'))),
      billed: unknownOr(fc.integer({ min: 0, max: 900 })),
      customer_id: unknownOr(fc.constantFrom('101', '102', 'Ünal; drop table attempts')),
      provider_id: unknownOr(fc.constantFrom('7', '8')),
      destination: unknownOr(fc.constantFrom('34', '3491', '1212')),
      customer_charge: unknownOr(charge),
      customer_currency: currency,
      provider_charge: unknownOr(charge),
      provider_currency: currency,
      pdd_s: unknownOr(decimal(0, 12, 3)),
      dtmf_digits: unknownOr(fc.integer({ min: 0, max: 9 })),
      looked_up: lookedUp,
    })
    .map((random): Omit<StoredAttempt, 'attempt_id'> => {
      const started_at = new Date(random.started).toISOString();
      const answered = random.ending.outcome === 'answered';
      return {
        ...ONE_ATTEMPT,
        started_at,
        is_final: random.is_final,
        ...random.ending,
        ringing_at: random.rang ? started_at : null,
        answered_at: answered ? started_at : null,
        talk_s: answered ? random.talk_s : null,
        customer_billed_s: answered ? random.billed : null,
        provider_billed_s: random.billed,
        customer_id: random.customer_id,
        provider_id: random.provider_id,
        destination_prefix: random.destination,
        destination_name: random.destination && `Destination ${random.destination}`,
        customer_charge: random.customer_charge,
        customer_currency: random.customer_currency,
        provider_charge: random.provider_charge,
        provider_currency: random.provider_currency,
        pdd_s: random.pdd_s,
        dtmf_digits: random.dtmf_digits,
        ...random.looked_up,
      };
    });
  return fc
    .array(attempt, { maxLength })
    .map((attempts) => attempts.map((one, at) => ({ ...one, attempt_id: String(at), call_id: String(at) })));
}
