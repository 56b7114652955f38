import { Membership, OutcomeClass, OutcomeName, OUTCOMES } from '../calls/outcome';

/** Which side of the call an amount of money belongs to; it decides the currency. */
export type Side = 'customer' | 'provider';

export interface Sum {
  /** The aggregate, over attempts `a`. */
  sql: string;
  /** How parts of it add up to a whole. A count of nothing is 0, a sum of nothing is unknown. */
  combine: 'count' | 'sum' | 'min' | 'max';
  /** What a tier adds it up to. */
  type: 'int' | 'bigint' | 'numeric' | 'timestamptz' | 'text';
}

const ANSWERED = 'a.answered_at is not null';

const classes: readonly OutcomeClass[] = OUTCOMES;
const withNer = (membership: Membership) => classes.filter(({ ner }) => ner === membership).map(({ name }) => name);
const EFFECTIVE = withNer('yes');
const EFFECTIVE_IF_RANG = withNer('if_rang');
const OUT_OF_BASE = withNer('out_of_base');
const SEER_SIP_CODES = classes
  .filter(({ seer }) => seer === 'yes')
  .flatMap(({ sipCodes, seerSipCodes }) => seerSipCodes ?? sipCodes);

const outcomeIn = (names: readonly string[]) => `a.outcome in (${names.map((name) => `'${name}'`).join(', ')})`;

/** Of the currencies of amounts on a side, the one that sorts first or last: nothing is nothing in any. */
const currencyEnd = <Combine extends 'min' | 'max'>(side: Side, combine: Combine) =>
  ({
    sql: `${combine}(coalesce(a.${side}_currency, '')) filter (where a.${side}_charge <> 0)`,
    combine,
    type: 'text',
  }) as const;

const outcomeCount = (name: OutcomeName) =>
  ({ sql: `count(*) filter (where ${outcomeIn([name])})`, combine: 'count', type: 'int' }) as const;

/** Answered calls of at most this many seconds of talk are short; the boundary counts. */
export const SHORT_CALL_S = 15;

/**
 * What is added up over attempts. Everything a measure needs comes from these, at every level: that is what makes a
 * ratio of a total a ratio of sums, and what a rollup can hold.
 */
export const SUMS = {
  attempts: { sql: 'count(*)', combine: 'count', type: 'int' },
  calls: { sql: 'count(*) filter (where a.is_final)', combine: 'count', type: 'int' },
  answered: { sql: `count(*) filter (where ${ANSWERED})`, combine: 'count', type: 'int' },
  answered_calls: { sql: `count(*) filter (where ${ANSWERED} and a.is_final)`, combine: 'count', type: 'int' },
  short_calls: {
    sql: `count(*) filter (where ${ANSWERED} and a.talk_s <= ${SHORT_CALL_S})`,
    combine: 'count',
    type: 'int',
  },
  redirected: { sql: `count(*) filter (where ${outcomeIn(OUT_OF_BASE)})`, combine: 'count', type: 'int' },
  network_effective: {
    sql:
      `count(*) filter (where ${outcomeIn(EFFECTIVE)} ` +
      `or (${outcomeIn(EFFECTIVE_IF_RANG)} and a.ringing_at is not null))`,
    combine: 'count',
    type: 'int',
  },
  busy: outcomeCount('busy'),
  no_answer: outcomeCount('no_answer'),
  cancelled: outcomeCount('cancelled'),
  rejected: outcomeCount('rejected'),
  wrong_number: outcomeCount('wrong_number'),
  forbidden: outcomeCount('forbidden'),
  network_failure: outcomeCount('network_failure'),
  unknown: outcomeCount('unknown'),
  session_effective: {
    sql: `count(*) filter (where ${ANSWERED} or a.sip_code in (${SEER_SIP_CODES.join(', ')}))`,
    combine: 'count',
    type: 'int',
  },
  talk_s: { sql: `sum(a.talk_s) filter (where ${ANSWERED})`, combine: 'sum', type: 'numeric' },
  customer_billed_s: { sql: 'sum(a.customer_billed_s)', combine: 'sum', type: 'bigint' },
  provider_billed_s: { sql: 'sum(a.provider_billed_s)', combine: 'sum', type: 'bigint' },
  pdd_s: { sql: 'sum(a.pdd_s)', combine: 'sum', type: 'numeric' },
  pdd_measured: { sql: 'count(a.pdd_s)', combine: 'count', type: 'int' },
  customer_charge: { sql: 'sum(a.customer_charge)', combine: 'sum', type: 'numeric' },
  provider_charge: { sql: 'sum(a.provider_charge)', combine: 'sum', type: 'numeric' },
  customer_charges_not_zero: { sql: 'count(*) filter (where a.customer_charge <> 0)', combine: 'count', type: 'int' },
  provider_charges_not_zero: { sql: 'count(*) filter (where a.provider_charge <> 0)', combine: 'count', type: 'int' },
  customer_currency_first: currencyEnd('customer', 'min'),
  customer_currency_last: currencyEnd('customer', 'max'),
  provider_currency_first: currencyEnd('provider', 'min'),
  provider_currency_last: currencyEnd('provider', 'max'),
  answered_without_customer_charge: {
    sql: `count(*) filter (where ${ANSWERED} and a.customer_charge is null)`,
    combine: 'count',
    type: 'int',
  },
  answered_without_provider_charge: {
    sql: `count(*) filter (where ${ANSWERED} and a.provider_charge is null)`,
    combine: 'count',
    type: 'int',
  },
  calls_with_dtmf: { sql: 'count(*) filter (where a.dtmf_digits > 0)', combine: 'count', type: 'int' },
  dtmf_digits: { sql: 'sum(a.dtmf_digits)', combine: 'sum', type: 'bigint' },
  answered_with_dtmf: {
    sql: `count(*) filter (where ${ANSWERED} and a.dtmf_digits > 0)`,
    combine: 'count',
    type: 'int',
  },
  answered_dtmf_recorded: { sql: `count(a.dtmf_digits) filter (where ${ANSWERED})`, combine: 'count', type: 'int' },
  dtmf_measured: { sql: 'count(a.dtmf_digits)', combine: 'count', type: 'int' },
  first_call_at: { sql: 'min(a.started_at)', combine: 'min', type: 'timestamptz' },
  last_call_at: { sql: 'max(a.started_at)', combine: 'max', type: 'timestamptz' },
} as const satisfies Record<string, Sum>;

export type SumName = keyof typeof SUMS;

/** The aggregate that makes one sum of several held in a column. */
export function combinedSql(name: SumName, column: string): string {
  const { combine, type }: Sum = SUMS[name];
  if (combine === 'min' || combine === 'max') {
    return `${combine}(${column})`;
  }
  return type === 'bigint' ? `isum(${column})` : `sum(${column})`;
}

/** The column a sum stands in, in tiers and in the steps of a statement. */
export const sumColumn = (name: SumName) => `s_${name}`;

/** The amount of money on each side of the call. */
export const CHARGES = { customer: 'customer_charge', provider: 'provider_charge' } as const satisfies Record<
  Side,
  SumName
>;

/** How many amounts there are that need a currency: nothing is nothing in any. */
export const NOT_ZERO = {
  customer: 'customer_charges_not_zero',
  provider: 'provider_charges_not_zero',
} as const satisfies Record<Side, SumName>;

/** Whether there is only one currency on a side, and which: where both are the same. */
export const CURRENCY_ENDS = {
  customer: ['customer_currency_first', 'customer_currency_last'],
  provider: ['provider_currency_first', 'provider_currency_last'],
} as const satisfies Record<Side, readonly [SumName, SumName]>;

/** The side a sum is a currency of, if it is one. */
export function currencySide(name: SumName): Side | undefined {
  return (Object.keys(CURRENCY_ENDS) as Side[]).find((side) =>
    (CURRENCY_ENDS[side] as readonly SumName[]).includes(name)
  );
}

/** The side a sum is money of, if it is money. */
export function moneySide(name: SumName): Side | undefined {
  return (Object.keys(CHARGES) as Side[]).find((side) => CHARGES[side] === name);
}

/** Whether a sum is told per currency: an amount, or how many amounts there are that need one. */
export function isMoney(name: SumName): boolean {
  return ([...Object.values(CHARGES), ...Object.values(NOT_ZERO)] as SumName[]).includes(name);
}

/** Sums that were added up in the statement already: there all counts are bigints. */
export const fromSums = (name: SumName, column: string) =>
  SUMS[name].type === 'int' ? `isum(${column})` : combinedSql(name, column);
