import { Customer } from './customers';
import { drawEnding, Ending } from './endings';
import { Market } from './market';
import { Provider } from './providers';
import { Random } from './random';
import { billedSeconds, chargeMicros, Currency, Increment, listPrice } from './tariff';

/** One try on one provider, timed in milliseconds since 1970. */
export interface PlacedAttempt {
  ending: Ending;
  startedAt: number;
  ringingAt: number | null;
  answeredAt: number | null;
  endedAt: number;
  talkMs: number;
  pddMs: number;
  dtmfDigits: number | null;
}

const LONGEST_RING_MS = 60_000;
const LONGEST_TALK_MS = 3 * 3_600_000;

export function placeAttempt(random: Random, provider: Provider, market: Market, startedAt: number): PlacedAttempt {
  const ending = drawEnding(random, { failure: provider.failure, answers: market.answers });
  const pddMs = Math.min(30_000, Math.round(random.logNormal(provider.medianPddS, 0.45) * 1_000));
  const ringingAt = ending.rang ? startedAt + pddMs : null;
  const ringMs = ending.rang ? Math.min(LONGEST_RING_MS, Math.round(random.logNormal(11, 0.6) * 1_000)) : 0;
  const isAnswered = ending.outcome === 'answered';
  const talkMs = isAnswered ? Math.min(LONGEST_TALK_MS, talkTime(random, market)) : 0;
  const endOfRinging = startedAt + pddMs + ringMs;
  return {
    ending,
    startedAt,
    ringingAt,
    answeredAt: isAnswered ? endOfRinging : null,
    endedAt: endOfRinging + talkMs,
    talkMs,
    pddMs,
    dtmfDigits: provider.reportsDtmf ? digitsDialled(random, isAnswered) : null,
  };
}

/** Some calls end after a few words: a mailbox, a wrong number. */
function talkTime(random: Random, { medianTalkS }: Market): number {
  const seconds = random.chance(0.12) ? random.between(1, 14) : random.logNormal(medianTalkS, 0.95);
  return Math.max(200, Math.round(seconds * 1_000));
}

function digitsDialled(random: Random, isAnswered: boolean): number {
  return isAnswered && random.chance(0.14) ? random.whole(1, 12) : 0;
}

interface Charge {
  billedS: number;
  micros: number;
  currency: Currency;
}

function charge(
  talkMs: number,
  increment: Increment,
  dollarMicros: number,
  factor: number,
  currency: Currency
): Charge {
  const billedS = billedSeconds(talkMs / 1_000, increment);
  return { billedS, micros: chargeMicros(listPrice(dollarMicros, factor, currency), billedS), currency };
}

export function customerCharge(
  { talkMs }: PlacedAttempt,
  { increment, margin, currency }: Customer,
  market: Market
): Charge {
  return charge(talkMs, increment, market.buyMicros, margin, currency);
}

export function providerCharge(
  { talkMs }: PlacedAttempt,
  { increment, priceFactors, currency }: Provider,
  market: Market
): Charge {
  return charge(talkMs, increment, market.buyMicros, priceFactors.get(market) ?? 1, currency);
}

/** What the customer pays with tax, in millionths. */
export function withTax(micros: number, { taxPercent }: Customer): number {
  return micros + Math.floor((micros * taxPercent + 50) / 100);
}
