import { RawRecord } from '../../backend/calls/attempt';
import { Random } from './random';

/**
 * When calls start: around the nights Lord Howe and Madrid change their clocks, and around the end of a month. Few hours,
 * so that writers, the refresh and readers meet in them; long past, so that none rests between two refreshes.
 */
const PLACES = [
  ['2024-10-05T00:00:00Z', '2024-10-07T00:00:00Z'],
  ['2024-10-26T00:00:00Z', '2024-10-28T06:00:00Z'],
  ['2024-10-30T12:00:00Z', '2024-11-02T00:00:00Z'],
].map(([from, to]) => [Date.parse(from), Date.parse(to)] as const);

export const CUSTOMERS = ['101', '102', '103', '104', '105', '106'];
export const PROVIDERS = ['7', '8', '9'];
export const PREFIXES = ['34', '349', '3491', '1', '12', '1212', '44', '4420', '49'];
const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF'];
const FAILURES = ['busy', 'no_answer', 'cancelled', 'rejected', 'network_failure', 'redirected'];
/** Of so many ids each source has: they are written, changed and deleted again and again. */
export const IDS = 900;

const HOUR_MS = 3_600_000;
const LENGTH = PLACES.reduce((sum, [from, to]) => sum + to - from, 0);

/** An instant of these places, by its position among all from 0 to 1. */
export function startAt(position: number): number {
  let left = Math.floor(position * LENGTH);
  const place = PLACES.find(([from, to]) => {
    const isHere = left < to - from;
    left -= isHere ? 0 : to - from;
    return isHere;
  })!;
  return place[0] + left;
}

/** Attempts with numbers near each other start near each other. Most keep their hour, some move to the next or elsewhere. */
function startOf(random: Random, number: number): number {
  const usual = startAt(number / IDS);
  if (random.chance(0.85)) {
    return usual;
  }
  return random.chance(0.5) ? usual + HOUR_MS : startAt(random.next());
}

const money = (random: Random) =>
  random.chance(0.1) ? '0' : (random.below(9_000_000) / 10 ** (2 + random.below(5))).toFixed(6);
const unknownOr = <T>(random: Random, value: T): T | null => (random.chance(0.1) ? null : value);

/** An attempt by its number, written anew each time: re-rated, completed, moved. */
export function writeAttempt(random: Random, number: number): RawRecord {
  const startedAt = startOf(random, number);
  const iso = (afterMs: number) => new Date(startedAt + afterMs).toISOString();
  const answered = random.chance(0.5);
  const talk = random.below(90_000);
  const givesDestination = random.chance(0.2);
  const prefix = random.pick(PREFIXES);
  return {
    attempt_id: `a-${number}`,
    call_id: `c-${number}`,
    is_final: random.chance(0.8),
    started_at: iso(0),
    ringing_at: random.chance(0.5) ? iso(500) : null,
    answered_at: answered ? iso(2_000) : null,
    ended_at: iso(2_000 + talk),
    talk_s: answered ? unknownOr(random, (talk / 1_000).toFixed(3)) : null,
    customer_billed_s: answered ? unknownOr(random, Math.ceil(talk / 1_000)) : null,
    provider_billed_s: answered ? Math.ceil(talk / 6_000) * 6 : null,
    sip_code: answered ? 200 : random.pick([302, 404, 480, 486, 487, 503, 603]),
    outcome: answered ? 'answered' : random.pick(FAILURES),
    customer_id: unknownOr(random, random.pick(CUSTOMERS)),
    provider_id: unknownOr(random, random.pick(PROVIDERS)),
    destination_number: `+${prefix}${10_000 + random.below(80_000)}`,
    destination_prefix: givesDestination ? prefix : null,
    destination_name: givesDestination ? `The switch's ${prefix}` : null,
    customer_charge: answered ? unknownOr(random, money(random)) : null,
    customer_currency: unknownOr(random, random.pick(CURRENCIES)),
    provider_charge: answered ? unknownOr(random, money(random)) : null,
    provider_currency: unknownOr(random, random.pick(CURRENCIES)),
    pdd_s: unknownOr(random, (random.below(9_000) / 1_000).toFixed(3)),
    dtmf_digits: unknownOr(random, random.below(4)),
  };
}

/** A prefix table: one prefix is missing, one has another name. */
export function writeDestinations(random: Random): string {
  const [missing, renamed] = [random.pick(PREFIXES), random.pick(PREFIXES)];
  const lines = PREFIXES.filter((prefix) => prefix !== missing).map(
    (prefix) => `${prefix},${prefix === renamed ? 'New' : 'Old'} ${prefix}`
  );
  return ['prefix,name', ...lines, ''].join('\n');
}
