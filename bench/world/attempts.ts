import { callsByHour } from './load-curve';
import { Dice } from './random';
import { timeText } from './time-text';
import { Customer, Destination, Route, World } from './world';

export type Cell = string | number | boolean | null;
/** An attempt by the names of the stored columns, but for the source. */
export type MadeAttempt = Record<string, Cell> & { started_at: string };

export interface Period {
  from: number;
  days: number;
  calls: number;
}

const HOUR_MS = 3_600_000;
const REROUTED_SHARE = 0.02;
const SHORT_SHARE = 0.12;
const SHORT_S = 15;
/** With the short ones, a mean of 167 s. */
const LONG_MEAN_S = 188.7;
const NEXT_ROUTE_SHARE = 0.35;
const FAILURES = [
  { code: 486, cause: 17, outcome: 'busy', by: 'callee', share: 0.32, rings: false },
  { code: 480, cause: 19, outcome: 'no_answer', by: 'callee', share: 0.28, rings: true },
  { code: 487, cause: 16, outcome: 'cancelled', by: 'caller', share: 0.22, rings: true },
  { code: 404, cause: 1, outcome: 'wrong_number', by: 'callee', share: 0.1, rings: false },
  { code: 503, cause: 34, outcome: 'network_failure', by: 'switch', share: 0.08, rings: false },
] as const;

interface Placing {
  customer: Customer;
  destination: Destination;
  rate: number;
  number: string;
  cli: string;
  callNo: number;
}

/** An attempt and when its record arrives: at its end. */
interface Made {
  endsAt: number;
  attempt: MadeAttempt;
}

const money = (microPerMinute: number, seconds: number) => {
  const micro = Math.ceil((microPerMinute * seconds) / 60);
  return `${Math.floor(micro / 1_000_000)}.${String(micro % 1_000_000).padStart(6, '0')}`;
};

function pickFailure(dice: Dice) {
  let left = dice.next();
  return FAILURES.find(({ share }) => (left -= share) < 0) ?? FAILURES[0];
}

function pickRoute(dice: Dice, routes: readonly Route[]): number {
  let at = 0;
  while (at < routes.length - 1 && dice.chance(NEXT_ROUTE_SHARE)) {
    at += 1;
  }
  return at;
}

/** How the attempt ended. Times are milliseconds. */
interface Ending {
  code: number;
  cause: number;
  outcome: string;
  by: string;
  ringingAt: number | null;
  answeredAt: number | null;
  endsAt: number;
  talkS: number;
}

function answeredEnding(dice: Dice, startsAt: number, pddMs: number): Ending {
  const ringingAt = startsAt + pddMs;
  const answeredAt = ringingAt + 1_000 + dice.below(18_000);
  const talkS = Math.ceil(
    dice.chance(SHORT_SHARE) ? SHORT_S * dice.next() : SHORT_S + dice.exponential(LONG_MEAN_S - SHORT_S)
  );
  return {
    code: 200,
    cause: 16,
    outcome: 'answered',
    by: dice.chance(0.6) ? 'caller' : 'callee',
    ringingAt,
    answeredAt,
    endsAt: answeredAt + talkS * 1_000,
    talkS,
  };
}

function failedEnding(dice: Dice, startsAt: number, pddMs: number): Ending {
  const { rings, ...failure } = pickFailure(dice);
  const ringingAt = rings ? startsAt + pddMs : null;
  return {
    ...failure,
    ringingAt,
    answeredAt: null,
    endsAt: startsAt + pddMs + (rings ? 5_000 + dice.below(40_000) : 0),
    talkS: 0,
  };
}

/** The next one to be numbered. */
export interface Counter {
  attempt: number;
  call: number;
}

/** Places one call: one attempt on one route, or two where the first route fails and the call is routed anew. */
function* placeCall(dice: Dice, placing: Placing, counter: Counter, startsAt: number): Generator<Made> {
  const { destination } = placing;
  const routeNo = pickRoute(dice, destination.routes);
  const rerouted = routeNo + 1 < destination.routes.length && dice.chance(REROUTED_SHARE);
  if (rerouted) {
    const ending = {
      ...failedEnding(dice, startsAt, 400),
      code: 503,
      cause: 34,
      outcome: 'network_failure',
      by: 'switch',
    };
    const first = { ...ending, ringingAt: null, endsAt: startsAt + 400 };
    yield describe(dice, placing, destination.routes[routeNo], first, { startsAt, no: 1, isFinal: false, counter });
  }
  const from = rerouted ? startsAt + 450 : startsAt;
  const pddMs = 300 + Math.floor(dice.exponential(2_200));
  const ending = dice.chance(destination.answerShare)
    ? answeredEnding(dice, from, pddMs)
    : failedEnding(dice, from, pddMs);
  const route = destination.routes[rerouted ? routeNo + 1 : routeNo];
  yield describe(dice, placing, route, ending, { startsAt: from, no: rerouted ? 2 : 1, isFinal: true, counter });
}

interface Place {
  startsAt: number;
  no: number;
  isFinal: boolean;
  counter: Counter;
}

function describe(dice: Dice, placing: Placing, route: Route, ending: Ending, place: Place): Made {
  const { customer, destination, rate, number, cli, callNo } = placing;
  const { startsAt, no, isFinal, counter } = place;
  const answered = ending.answeredAt !== null;
  const orNull = (ms: number | null) => (ms === null ? null : timeText(ms));
  const charge = answered ? money(rate, ending.talkS) : '0';
  counter.attempt += 1;
  const attempt: MadeAttempt = {
    attempt_id: String(counter.attempt),
    call_id: `${callNo.toString(16).padStart(8, '0')}-${((callNo * 2_654_435_761) % 4_294_967_296).toString(16)}@${customer.address}`,
    attempt_no: no,
    is_final: isFinal,
    direction: 'outbound',
    started_at: timeText(startsAt),
    ringing_at: orNull(ending.ringingAt),
    answered_at: orNull(ending.answeredAt),
    ended_at: timeText(ending.endsAt),
    talk_s: answered ? ending.talkS : null,
    customer_billed_s: answered ? Math.ceil(ending.talkS / 6) * 6 : null,
    provider_billed_s: answered ? ending.talkS : null,
    sip_code: ending.code,
    q850_cause: ending.cause,
    outcome: ending.outcome,
    hangup_by: ending.by,
    customer_id: customer.id,
    customer_name: customer.name,
    account_id: customer.account,
    account_name: null,
    client_type: 'wholesale',
    endpoint_type: null,
    endpoint_id: null,
    provider_id: route.provider.id,
    provider_name: route.provider.name,
    provider_account_id: null,
    trunk_in: `${customer.id}-in`,
    trunk_out: route.trunk,
    cli,
    destination_number: number,
    tech_prefix: customer.techPrefix || null,
    lrn: null,
    ddi: null,
    ddi_provider_id: null,
    brand_id: null,
    destination_prefix: destination.prefix,
    destination_name: destination.name,
    source_address: customer.address,
    customer_charge: charge,
    customer_charge_net: charge,
    customer_currency: customer.currency,
    provider_charge: answered ? money(route.rate, ending.talkS) : '0',
    provider_currency: route.provider.currency,
    pdd_s: ending.ringingAt === null ? null : (ending.ringingAt - startsAt) / 1_000,
    dtmf_digits: customer.hasDtmf && answered ? (dice.chance(0.12) ? 1 + dice.below(12) : 0) : null,
    recorded_at: timeText(ending.endsAt + 1_000),
    cli_digits: cli,
    destination_digits: number,
    destination_matched: false,
  };
  return { endsAt: ending.endsAt, attempt };
}

function pickPlacing(dice: Dice, world: World, callNo: number): Placing {
  const customer = world.customers[world.pickCustomer.pick(dice)];
  const { destination, rate } = customer.destinations[customer.pickDestination.pick(dice)];
  const subscriber = String(dice.below(10 ** destination.subscriberDigits)).padStart(destination.subscriberDigits, '0');
  const cli = `44${customer.id.slice(1)}${String(Math.floor(customer.clis * dice.next() ** 2)).padStart(7, '0')}`;
  return { customer, destination, rate, number: `${destination.prefix}${subscriber}`, cli, callNo };
}

/**
 * The attempts of a period, hour by hour, in the order their records arrive: each at its end. `isLast`: what is still
 * under way then is let out with the hour, so that no attempt goes to the next piece.
 */
export function* makeAttempts(
  world: World,
  { from, days, calls }: Period,
  counter: Counter,
  isLast: (hourEnd: number) => boolean
): Generator<MadeAttempt[]> {
  const dice = new Dice(from / HOUR_MS + 7);
  const underWay: Made[] = [];
  for (const hour of callsByHour(from, days, calls)) {
    for (let call = 0; call < hour.calls; call += 1) {
      counter.call += 1;
      const startsAt = hour.from + dice.below(HOUR_MS - 500);
      underWay.push(...placeCall(dice, pickPlacing(dice, world, counter.call), counter, startsAt));
    }
    const hourEnd = hour.from + HOUR_MS;
    underWay.sort((one, other) => one.endsAt - other.endsAt);
    const arrived = isLast(hourEnd) ? underWay.length : underWay.findIndex(({ endsAt }) => endsAt >= hourEnd);
    yield underWay.splice(0, arrived === -1 ? underWay.length : arrived).map(({ attempt }) => attempt);
  }
}
