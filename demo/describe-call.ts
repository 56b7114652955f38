import { Attempt } from '../backend/calls/attempt';
import { Account, Customer } from './customers';
import { Market } from './market';
import { customerCharge, PlacedAttempt, providerCharge, withTax } from './place-attempt';
import { Random } from './random';
import { Route } from './routing';
import { decimalOf } from './tariff';

/** A try of a call on a route. */
export interface Placed {
  route: Route;
  attempt: PlacedAttempt;
}

interface PlacedCall {
  callNo: number;
  customer: Customer;
  market: Market;
  isInbound: boolean;
  placed: readonly Placed[];
}

/** The attempts of a call, in the canonical layout. The destination is left to the service's own table. */
export function describeCall(random: Random, { callNo, customer, market, isInbound, placed }: PlacedCall): Attempt[] {
  const picked = random.pick(customer.accounts);
  const called = isInbound ? random.pick(customer.ddis) : null;
  const account = called?.account ?? picked;
  const toldDdi = called && placed[0].route.provider.tellsDdis ? called.digits : null;
  const farNumber = `${market.prefix}${random.digits(market.rest)}`;
  const ported = market.prefix.startsWith('1') && random.chance(0.05);
  const lrn = ported ? `1646${random.digits(7)}` : null;
  const ownNumber = shownNumber(callNo, customer, account) ?? `44203${random.digits(7)}`;

  return placed.map(({ route: { provider, trunk }, attempt }, at) => {
    const paid = customerCharge(attempt, customer, market);
    const owed = providerCharge(attempt, provider, market);
    // One literal: an object put together from parts would take ten times as long, a few hundred thousand times.
    return {
      attempt_id: `demo-${callNo}-${at + 1}`,
      call_id: `demo-${callNo}`,
      attempt_no: at + 1,
      is_final: at === placed.length - 1,
      direction: isInbound ? 'inbound' : 'outbound',
      started_at: instant(attempt.startedAt),
      ringing_at: attempt.ringingAt === null ? null : instant(attempt.ringingAt),
      answered_at: attempt.answeredAt === null ? null : instant(attempt.answeredAt),
      ended_at: instant(attempt.endedAt),
      talk_s: seconds(attempt.talkMs),
      customer_billed_s: paid.billedS,
      provider_billed_s: owed.billedS,
      sip_code: attempt.ending.sipCode,
      q850_cause: attempt.ending.q850Cause,
      outcome: attempt.ending.outcome,
      hangup_by: attempt.ending.hangupBy,
      customer_id: customer.id,
      customer_name: customer.name,
      account_id: account.id,
      account_name: account.name,
      client_type: customer.clientType,
      endpoint_type: customer.endpointType,
      endpoint_id: customer.endpointType && account.id,
      provider_id: provider.id,
      provider_name: provider.name,
      provider_account_id: provider.accountId,
      trunk_in: isInbound ? trunk : customer.trunkIn,
      trunk_out: isInbound ? customer.trunkIn : trunk,
      cli: isInbound ? farNumber : ownNumber,
      destination_number: called?.digits ?? farNumber,
      tech_prefix: isInbound ? null : customer.techPrefix,
      lrn,
      ddi: toldDdi,
      ddi_provider_id: toldDdi && provider.id,
      brand_id: customer.brandId,
      destination_prefix: null,
      destination_name: null,
      source_address: isInbound ? provider.sourceAddress : null,
      customer_charge: decimalOf(withTax(paid.micros, customer)),
      customer_charge_net: decimalOf(paid.micros),
      customer_currency: paid.currency,
      provider_charge: decimalOf(owed.micros),
      provider_currency: owed.currency,
      pdd_s: seconds(attempt.pddMs),
      dtmf_digits: attempt.dtmfDigits,
      recorded_at: instant(attempt.endedAt),
    };
  });
}

/** One of the account's own numbers, which most of the calls of those who have some show. */
function shownNumber(callNo: number, { ddis }: Customer, account: Account): string | undefined {
  const own = ddis.filter((ddi) => ddi.account === account);
  return callNo % 4 === 0 ? undefined : own.at(callNo % own.length)?.digits;
}

/** Without trailing zeros, as every decimal of an attempt is. */
function seconds(milliseconds: number): string {
  return decimalOf(milliseconds * 1_000);
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}
