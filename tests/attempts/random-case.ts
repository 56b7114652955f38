import fc from 'fast-check';

import { BUCKETS, DimensionName, MEASURE_NAMES, MeasureName } from '../../contract/names';
import { QuestionInput } from '../../contract/question';
import { Rates } from './plain-answer';
import { randomAttempts } from './random-attempts';

const MEASURES_FROM_SUMS = MEASURE_NAMES.filter((name) => !/^(pdd_p95_s|cost_per)/.test(name));

/** Days on which clocks change, by whole hours, half hours and at midnight, and zones of 30 and 45 minutes. */
const PLACES = [
  { zone: 'Europe/Madrid', from: '2026-03-28T20:00:00Z', to: '2026-03-30T04:00:00Z' },
  { zone: 'Europe/Madrid', from: '2026-10-24T20:00:00Z', to: '2026-10-26T04:00:00Z' },
  { zone: 'Australia/Lord_Howe', from: '2026-04-04T10:00:00Z', to: '2026-04-05T20:00:00Z' },
  { zone: 'Australia/Lord_Howe', from: '2026-10-03T10:00:00Z', to: '2026-10-04T20:00:00Z' },
  { zone: 'America/Havana', from: '2026-10-31T20:00:00Z', to: '2026-11-02T04:00:00Z' },
  { zone: 'Africa/Cairo', from: '2026-04-23T12:00:00Z', to: '2026-04-24T20:00:00Z' },
  { zone: 'Asia/Kathmandu', from: '2026-01-30T12:00:00Z', to: '2026-02-02T12:00:00Z' },
  { zone: 'Asia/Kolkata', from: '2025-12-30T12:00:00Z', to: '2026-01-06T12:00:00Z' },
  { zone: 'UTC', from: '2026-02-27T12:00:00Z', to: '2026-03-02T12:00:00Z' },
];

/** What tiers keep apart, and what only the attempts do. */
export const GROUPABLE: DimensionName[] = [
  ...(['time', 'customer_id', 'provider_id', 'destination_prefix', 'outcome', 'sip_code'] as const),
  ...(['destination_npa_nxx', 'cli_npa_nxx', 'destination_state', 'destination_rate_center', 'cli_state'] as const),
  ...(['jurisdiction', 'jurisdiction_lrn', 'cli_ownership', 'ddi_provider_id'] as const),
];
const NUMBER_VALUES = ['34', '3491', '1212', null];

const dimensionsAndSubtotals = fc.uniqueArray(fc.constantFrom(...GROUPABLE), { maxLength: 3 }).chain((dimensions) =>
  fc.record({
    dimensions: fc.constant(dimensions),
    subtotals: fc.array(fc.subarray(dimensions), { maxLength: 2 }),
  })
);

const filters = fc.array(
  fc.oneof(
    fc.record({
      dimension: fc.constant('customer_id' as const),
      operator: fc.constantFrom('in' as const, 'not_in' as const),
      values: fc.subarray(['101', '102', 'Ünal; drop table attempts', null], { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant('destination_prefix' as const),
      operator: fc.constantFrom('in' as const, 'not_in' as const),
      values: fc.subarray(NUMBER_VALUES, { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant('destination_prefix' as const),
      operator: fc.constant('starts_with' as const),
      values: fc.subarray(['34', '1', '%', '_'], { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant('jurisdiction_lrn' as const),
      operator: fc.constantFrom('in' as const, 'not_in' as const),
      values: fc.subarray(['intrastate', 'interstate', null], { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant('destination_npa_nxx' as const),
      operator: fc.constant('starts_with' as const),
      values: fc.subarray(['212', '416-5', '44'], { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant('cli_ownership' as const),
      operator: fc.constant('in' as const),
      values: fc.subarray(['own_ddi', 'not_ours', null], { minLength: 1 }),
    })
  ),
  { maxLength: 2 }
);

const rates = (from: string): fc.Arbitrary<Rates> =>
  fc.uniqueArray(
    fc.record({
      day: fc
        .integer({ min: -12, max: 4 })
        .map((days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)),
      currency: fc.constantFrom('USD', 'GBP'),
      rate: fc.constantFrom('1.1279', '0.86083', '1.1314', '0.85', '1.1357', '0.8531'),
    }),
    { selector: ({ day, currency }) => day + currency, maxLength: 6 }
  );

/** Attempts, exchange rates and a question about them, around a change of the clock. */
export const randomCase = fc.constantFrom(...PLACES).chain((place) =>
  fc.record({
    place: fc.constant(place),
    attempts: randomAttempts(place.from, place.to, 60),
    laterAttempts: randomAttempts(place.from, place.to, 8),
    rates: rates(place.from),
    measures: fc.oneof(
      fc.constant<MeasureName[]>([...MEASURES_FROM_SUMS]),
      fc.subarray<MeasureName>([...MEASURES_FROM_SUMS], { minLength: 1, maxLength: 3 })
    ),
    levels: dimensionsAndSubtotals,
    bucket: fc.constantFrom(...BUCKETS),
    filters,
    emptyBuckets: fc.boolean(),
    currencies: fc.constantFrom<string[]>([], ['USD'], ['USD', 'GBP'], ['EUR', 'USD']),
    /** How far into the place's span the window begins: on the hour or not. */
    cutMinutes: fc.oneof(fc.constantFrom(0, 15, 45, 60, 120), fc.integer({ min: 0, max: 300 })),
  })
);

export type RandomCase = typeof randomCase extends fc.Arbitrary<infer Case> ? Case : never;

/** The question of a case. */
export function questionOfCase(random: RandomCase): QuestionInput {
  return {
    measures: random.measures,
    dimensions: random.levels.dimensions,
    subtotals: random.levels.subtotals,
    bucket: random.levels.dimensions.includes('time') ? random.bucket : undefined,
    empty_buckets: random.levels.dimensions.includes('time') && random.emptyBuckets,
    filters: random.filters,
    window: {
      from: new Date(Date.parse(random.place.from) + random.cutMinutes * 60_000).toISOString(),
      to: random.place.to,
    },
    zone: random.place.zone,
    currencies: random.currencies,
  };
}
