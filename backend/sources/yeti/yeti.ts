import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { plainSeconds } from '../epoch-time';
import { causeOf, filled, isTrue, sipCodeOf } from '../field-values';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { eachRow, pulledTable, tableSettings } from '../pull/table-switch';

const currency = z.string().check(z.regex(/^[A-Za-z]{3}$/, 'must be an ISO 4217 code such as USD'));

const settings = z.strictObject({
  ...PULL_SETTINGS,
  ...tableSettings('cdr.cdr'),
  /** Yeti's routing database, where contractors and accounts have their names. */
  names_database: z.optional(PULL_SETTINGS.database),
  /** What amounts without a currency of their own are in: Yeti's base currency. */
  base_currency: currency,
  /** Which currency a `customer_currency_id` or `vendor_currency_id` is. */
  currencies: z._default(z.record(z.string(), currency), {}),
});
type YetiSettings = z.infer<typeof settings>;

/** Who ended a call, by `disconnect_initiator_id`. */
const HANGUP_BY: Readonly<Record<string, string>> = { 0: 'routing', 1: 'switch', 2: 'caller', 3: 'callee' };

/** Yeti's `cdr.cdr`: a row for each routing attempt. */
export const YETI = pulledTable<YetiSettings>({
  name: 'Yeti',
  label: 'Yeti (cdr.cdr in PostgreSQL)',
  capabilities: { recordsUnanswered: true, hasMoney: true, hasDtmf: false, rowPer: 'attempt' },
  settings,
  needed: ['id', 'time_start', 'success', 'is_last_cdr', 'duration', 'customer_id', 'customer_price', 'vendor_price'],
  known: [
    'time_connect',
    'time_end',
    'routing_attempt',
    'global_tag',
    'orig_call_id',
    'customer_acc_id',
    'vendor_id',
    'vendor_acc_id',
    'orig_gw_id',
    'term_gw_id',
    'src_prefix_in',
    'dst_prefix_in',
    'destination_prefix',
    'lrn',
    'auth_orig_ip',
    'sign_orig_ip',
    'customer_price_no_vat',
    'customer_currency_id',
    'vendor_currency_id',
    'customer_duration',
    'vendor_duration',
    'destination_reverse_billing',
    'dialpeer_reverse_billing',
    'legb_disconnect_code',
    'lega_disconnect_code',
    'internal_disconnect_code',
    'legb_q850_cause',
    'lega_q850_cause',
    'disconnect_initiator_id',
    'pdd',
  ],
  numbered: 'id',
  time: { column: 'time_start', form: 'instant' },
  names: [
    { kind: 'customer', table: 'public.contractors', id: 'id', name: 'name' },
    { kind: 'provider', table: 'public.contractors', id: 'id', name: 'name' },
    { kind: 'account', table: 'billing.accounts', id: 'id', name: 'name' },
  ],
  namesDatabase: (given) => given.names_database,
  read: eachRow(attemptOf),
});

function attemptOf(row: Fields, settings: YetiSettings): RawRecord | { reason: string } {
  const answered = isTrue(row.success);
  if (answered && row.time_connect === null) {
    return { reason: 'The call succeeded, but time_connect is empty.' };
  }
  return {
    attempt_id: row.id,
    call_id: filled(row.global_tag) ?? filled(row.orig_call_id) ?? row.id,
    attempt_no: row.routing_attempt !== null && Number(row.routing_attempt) >= 1 ? row.routing_attempt : null,
    is_final: isTrue(row.is_last_cdr),
    started_at: row.time_start,
    answered_at: answered ? row.time_connect : null,
    ended_at: row.time_end,
    talk_s: answered ? row.duration : null,
    customer_billed_s: row.customer_duration,
    provider_billed_s: row.vendor_duration,
    sip_code: sipCodeOf(row.legb_disconnect_code, row.lega_disconnect_code, row.internal_disconnect_code),
    q850_cause: causeOf(row.legb_q850_cause, row.lega_q850_cause),
    hangup_by: HANGUP_BY[row.disconnect_initiator_id ?? ''],
    customer_id: row.customer_id,
    account_id: row.customer_acc_id,
    provider_id: row.vendor_id,
    provider_account_id: row.vendor_acc_id,
    trunk_in: row.orig_gw_id,
    trunk_out: row.term_gw_id,
    cli: filled(row.src_prefix_in),
    destination_number: filled(row.dst_prefix_in),
    lrn: filled(row.lrn),
    destination_prefix: filled(row.destination_prefix),
    source_address: (filled(row.auth_orig_ip) ?? filled(row.sign_orig_ip))?.replace(/\/\d+$/, ''),
    ...chargesOf(row, settings),
    pdd_s: plainSeconds(row.pdd),
  };
}

function chargesOf(row: Fields, { base_currency, currencies }: YetiSettings): RawRecord {
  const currencyOf = (id: string | null) => (id === null ? base_currency : currencies[id]);
  return {
    customer_charge: signed(row.customer_price, row.destination_reverse_billing),
    customer_charge_net: signed(row.customer_price_no_vat, row.destination_reverse_billing),
    customer_currency: row.customer_price === null ? null : currencyOf(row.customer_currency_id),
    provider_charge: signed(row.vendor_price, row.dialpeer_reverse_billing),
    provider_currency: row.vendor_price === null ? null : currencyOf(row.vendor_currency_id),
  };
}

/** Yeti writes what flows the other way without a sign. */
function signed(amount: string | null, reversed: string | null): string | null {
  return amount !== null && isTrue(reversed) && Number(amount) !== 0 ? `-${amount}`.replace('--', '') : amount;
}
