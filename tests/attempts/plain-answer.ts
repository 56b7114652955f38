import Big from 'big.js';
import { Temporal } from 'temporal-polyfill';

import { NOT_AVAILABLE, Row, Value } from '../../contract/answer';
import { DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { StoredAttempt } from './insert-attempts';
import { plainBucketStart, plainBucketStarts } from './plain-buckets';

/** Dated rates as units of the currency per euro. */
export type Rates = ReadonlyArray<{ day: string; currency: string; rate: string }>;

type Side = 'customer' | 'provider';

const answered = (a: StoredAttempt) => a.answered_at !== null;
const sum = (values: Array<string | number | null>): Big | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce<Big>((total, value) => total.plus(value), new Big(0));
};
const over = (part: number | null, base: number): number | null => (base === 0 || part === null ? null : part / base);
const numberOf = (value: Big | null) => (value === null ? null : Number(value.toString()));

function rateOn(rates: Rates, day: string, currency: string): Big | undefined {
  if (currency === 'EUR') {
    return new Big(1);
  }
  const oldest = Temporal.PlainDate.from(day).subtract({ days: 10 }).toString();
  const [latest] = rates
    .filter((rate) => rate.currency === currency && rate.day <= day && rate.day >= oldest)
    .sort((a, b) => b.day.localeCompare(a.day));
  return latest && new Big(latest.rate);
}

const crossRate = (to: Big, from: Big) => {
  const precise = Big();
  precise.DP = 30;
  return precise(to.toString()).div(from.toString()).round(12);
};

/** The amount in the target currency; undefined where no rate is known. */
function convert(a: StoredAttempt, side: Side, target: string, zone: string, rates: Rates): Big | null | undefined {
  const charge = a[`${side}_charge`];
  const currency = a[`${side}_currency`];
  if (charge === null || Number(charge) === 0) {
    return charge === null ? null : new Big(0);
  }
  if (currency === target) {
    return new Big(charge);
  }
  const day = Temporal.Instant.from(a.started_at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const from = currency === null ? undefined : rateOn(rates, day, currency);
  const to = rateOn(rates, day, target);
  return from && to ? new Big(charge).times(crossRate(to, from)) : undefined;
}

interface Amounts {
  customer: Big | null | typeof NOT_AVAILABLE;
  provider: Big | null | typeof NOT_AVAILABLE;
}

function convertedAmounts(
  group: StoredAttempt[],
  target: string,
  zone: string,
  rates: Rates,
  isTotal: boolean
): Amounts & { whole: boolean } {
  let whole = true;
  const amount = (side: Side): Big | null | typeof NOT_AVAILABLE => {
    const converted = group.map((a) => convert(a, side, target, zone, rates));
    const isWhole = !converted.includes(undefined);
    whole = whole && isWhole;
    const total = sum(converted.map((value) => (value === undefined ? '0' : (value?.toFixed() ?? null))));
    return isWhole || (isTotal && !total?.eq(0)) ? total : NOT_AVAILABLE;
  };
  return { customer: amount('customer'), provider: amount('provider'), whole };
}

function nativeAmounts(group: StoredAttempt[]): Amounts & { whole: boolean } {
  const currencies = (side: Side) =>
    new Set(group.filter((a) => Number(a[`${side}_charge`] ?? 0) !== 0).map((a) => a[`${side}_currency`]));
  const amount = (side: Side) =>
    currencies(side).size > 1 ? NOT_AVAILABLE : sum(group.map((a) => a[`${side}_charge`]));
  const [customer] = currencies('customer');
  const [provider] = currencies('provider');
  const differ = customer !== undefined && provider !== undefined && customer !== provider;
  return { customer: amount('customer'), provider: amount('provider'), whole: !differ };
}

function moneyMeasures({ customer, provider, whole }: Amounts & { whole: boolean }, suffix: string): Row {
  const isWhole = whole && customer !== NOT_AVAILABLE && provider !== NOT_AVAILABLE;
  const profit = isWhole && customer && provider ? customer.minus(provider) : null;
  const unlessWhole = isWhole ? null : NOT_AVAILABLE;
  const text = (value: Big | null | typeof NOT_AVAILABLE) =>
    value === NOT_AVAILABLE ? value : (value?.toFixed() ?? null);
  return {
    [`customer_charge${suffix}`]: text(customer),
    [`provider_charge${suffix}`]: text(provider),
    [`profit${suffix}`]: text(profit) ?? unlessWhole,
    [`profit_percent${suffix}`]:
      profit && customer instanceof Big && !customer.eq(0) ? profit.div(customer).toNumber() : unlessWhole,
  };
}

function measuresOf(group: StoredAttempt[], question: Question, rates: Rates, isTotal: boolean): Row {
  const ofAnswered = group.filter(answered);
  const finals = group.filter((a) => a.is_final);
  const base = group.filter((a) => a.outcome !== 'redirected').length;
  const effective = group.filter(
    (a) =>
      ['answered', 'busy', 'no_answer', 'rejected'].includes(a.outcome) ||
      (a.outcome === 'cancelled' && a.ringing_at !== null)
  ).length;
  const sessionEffective = group.filter((a) => answered(a) || [480, 486, 600, 603].includes(a.sip_code ?? 0)).length;
  const shortCalls = ofAnswered.filter((a) => a.talk_s !== null && Number(a.talk_s) <= 15).length;
  const dtmfRecorded = ofAnswered.filter((a) => a.dtmf_digits !== null);
  const withDtmf = dtmfRecorded.filter((a) => a.dtmf_digits! > 0).length;
  const ofClass = (outcome: string) => group.filter((a) => a.outcome === outcome).length;
  const classShare = (outcome: string) => over(ofClass(outcome), group.length);
  const talk = sum(ofAnswered.map((a) => a.talk_s));
  const billed = (side: Side) => {
    const total = sum(group.map((a) => a[`${side}_billed_s`]));
    return numberOf(total) ?? (ofAnswered.length === 0 ? 0 : null);
  };
  const pdd = sum(group.map((a) => a.pdd_s));
  const dtmfMeasured = group.some((a) => a.dtmf_digits !== null);
  const starts = group.map((a) => a.started_at).sort();
  const zoned = (at: string | undefined): Value =>
    at === undefined
      ? null
      : Temporal.Instant.from(at)
          .toZonedDateTimeISO(question.zone)
          .toString({ timeZoneName: 'never', smallestUnit: /\.0+Z$/.test(at) ? 'second' : 'microsecond' });
  const currencyOf = (side: Side): Value => {
    const charged = group.filter((a) => Number(a[`${side}_charge`] ?? 0) !== 0).map((a) => a[`${side}_currency`]);
    return new Set(charged).size === 1 ? charged[0] : null;
  };
  const views = question.currencies.length === 0 ? [undefined] : question.currencies;
  const money = views.map((currency) =>
    moneyMeasures(
      currency ? convertedAmounts(group, currency, question.zone, rates, isTotal) : nativeAmounts(group),
      views.length > 1 ? `_${currency!.toLowerCase()}` : ''
    )
  );
  return Object.assign(
    {
      attempts: group.length,
      calls: finals.length,
      answered: ofAnswered.length,
      answered_calls: finals.filter(answered).length,
      short_calls: shortCalls,
      short_call_share: over(shortCalls, ofAnswered.length),
      asr: over(ofAnswered.length, group.length),
      asr_calls: over(finals.filter(answered).length, finals.length),
      ner: over(effective, base),
      ser: over(ofAnswered.length, base),
      seer: over(sessionEffective, base),
      busy: ofClass('busy'),
      no_answer: ofClass('no_answer'),
      cancelled: ofClass('cancelled'),
      rejected: ofClass('rejected'),
      wrong_number: ofClass('wrong_number'),
      forbidden: ofClass('forbidden'),
      network_failure: ofClass('network_failure'),
      redirected: ofClass('redirected'),
      unknown: ofClass('unknown'),
      busy_share: classShare('busy'),
      no_answer_share: classShare('no_answer'),
      cancelled_share: classShare('cancelled'),
      rejected_share: classShare('rejected'),
      wrong_number_share: classShare('wrong_number'),
      forbidden_share: classShare('forbidden'),
      network_failure_share: classShare('network_failure'),
      redirected_share: classShare('redirected'),
      unknown_share: classShare('unknown'),
      acd_s: over(numberOf(talk), ofAnswered.length),
      talk_s: numberOf(talk) ?? (ofAnswered.length === 0 ? 0 : null),
      customer_billed_s: billed('customer'),
      provider_billed_s: billed('provider'),
      pdd_avg_s: over(numberOf(pdd), group.filter((a) => a.pdd_s !== null).length),
      calls_with_dtmf: dtmfMeasured ? group.filter((a) => (a.dtmf_digits ?? 0) > 0).length : null,
      answered_with_dtmf: dtmfRecorded.length > 0 ? withDtmf : null,
      answered_dtmf_recorded: dtmfRecorded.length,
      dtmf_share: over(withDtmf, dtmfRecorded.length),
      dtmf_digits: numberOf(sum(group.map((a) => a.dtmf_digits))),
      first_call_at: zoned(starts[0]),
      last_call_at: zoned(starts.at(-1)),
    },
    question.currencies.length === 0
      ? { customer_currency: currencyOf('customer'), provider_currency: currencyOf('provider') }
      : {},
    ...money
  );
}

const npaNxx = (digits: string | null) =>
  digits?.startsWith('1') ? `${digits.slice(1, 4)}-${digits.slice(4, 7)}` : null;

/** Dimensions that are no column of their own. */
const DERIVED: Partial<Record<DimensionName, (a: StoredAttempt) => string | null>> = {
  destination_npa_nxx: (a) => npaNxx(a.destination_digits),
  cli_npa_nxx: (a) => npaNxx(a.cli_digits),
  jurisdiction_lrn: (a) => a.jurisdiction_lrn ?? a.jurisdiction,
  cli_ownership: (a) => (a.cli_is_own_ddi === null ? null : a.cli_is_own_ddi ? 'own_ddi' : 'not_ours'),
  ddi_provider_id: (a) => a.ddi_provider_id ?? a.matched_ddi_provider_id,
};

const dimensionOf = (a: StoredAttempt, name: DimensionName): Value =>
  (DERIVED[name] ?? (() => a[name as keyof StoredAttempt] as Value))(a);

function keyOf(a: StoredAttempt, dimensions: readonly DimensionName[], question: Question): Value[] {
  return dimensions.map((name) =>
    name === 'time' ? plainBucketStart(a.started_at, question.bucket!, question.zone) : dimensionOf(a, name)
  );
}

function matches(a: StoredAttempt, question: Question): boolean {
  const at = Date.parse(a.started_at);
  return (
    at >= Date.parse(question.window.from) &&
    at < Date.parse(question.window.to) &&
    question.filters.every(({ dimension, operator, values }) => {
      const value = dimensionOf(a, dimension) as string | null;
      switch (operator) {
        case 'in':
          return values.includes(value);
        case 'not_in':
          return !values.includes(value);
        case 'starts_with':
          return value !== null && values.some((start) => value.startsWith(start!));
      }
    })
  );
}

/** Every bucket of the window for each group that has attempts in one of them. */
function addEmptyBuckets(
  groups: Map<string, StoredAttempt[]>,
  { window, bucket, zone }: Question,
  dimensions: readonly DimensionName[]
): void {
  const time = dimensions.indexOf('time');
  const found = dimensions.length === 1 ? [[null]] : [...groups.keys()].map((key) => JSON.parse(key) as Value[]);
  for (const start of plainBucketStarts(window, bucket!, zone)) {
    for (const values of found) {
      const key = JSON.stringify(values.map((value, at) => (at === time ? start : value)));
      groups.set(key, groups.get(key) ?? []);
    }
  }
}

/** Answers a level of a question the slow and plain way: one attempt after the other. Groups come by their key as JSON. */
export function plainLevel(
  attempts: readonly StoredAttempt[],
  question: Question,
  dimensions: readonly DimensionName[],
  rates: Rates,
  isTotal = dimensions.length === 0
): Map<string, Row> {
  const groups = new Map<string, StoredAttempt[]>();
  if (dimensions.length === 0) {
    groups.set('[]', []);
  }
  for (const attempt of attempts.filter((one) => matches(one, question))) {
    const key = JSON.stringify(keyOf(attempt, dimensions, question));
    groups.set(key, [...(groups.get(key) ?? []), attempt]);
  }
  if (question.empty_buckets && dimensions.includes('time')) {
    addEmptyBuckets(groups, question, dimensions);
  }
  return new Map([...groups].map(([key, group]) => [key, measuresOf(group, question, rates, isTotal)]));
}

/** What a group without attempts shows. */
export function plainNothing(question: Question): Row {
  return measuresOf([], question, [], false);
}
