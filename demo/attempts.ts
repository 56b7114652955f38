import { Attempt } from '../backend/calls/attempt';
import { describeCall, Placed } from './describe-call';
import { isWorthAnotherRoute } from './endings';
import { callsPerHour } from './load-curve';
import { Market, MARKETS } from './market';
import { placeAttempt } from './place-attempt';
import { Provider } from './providers';
import { Random, Weighted } from './random';
import { Route, Routing } from './routing';
import { makeTraders } from './traders';

export interface DemoPeriod {
  from: Date;
  /** No attempt ends after this. */
  to: Date;
}

const ATTEMPTS_PER_CALL = 1.11;
const INBOUND_SHARE = 0.08;
const LONDON = MARKETS[1];

/** About `count` attempts over the period, oldest call first: the same customers, providers and endings in every run. */
export function* makeAttempts(count: number, { from, to }: DemoPeriod): Generator<Attempt> {
  const { random, customers: everybody, providers } = makeTraders();
  const customers = new Weighted(everybody, ({ weight }) => weight);
  const ddiSellers = providers.filter(({ sellsDdis }) => sellsDdis);
  const routing = new Routing(providers);
  const markets = new Weighted(MARKETS, ({ weight }) => weight);

  let callNo = 0;
  for (const hour of callsPerHour(from.getTime(), to.getTime(), Math.round(count / ATTEMPTS_PER_CALL))) {
    for (const startedAt of startsWithin(random, hour)) {
      callNo += 1;
      const customer = customers.pick(random);
      const isInbound = customer.ddis.length > 0 && random.chance(INBOUND_SHARE * 3);
      const market = isInbound ? LONDON : markets.pick(random);
      const routes = isInbound ? [inboundRoute(random, ddiSellers)] : routing.routesFor(random, market);
      const placed = placeCall(random, routes, market, startedAt);
      if (placed.length > 0 && placed[placed.length - 1].attempt.endedAt <= to.getTime()) {
        yield* describeCall(random, { callNo, customer, market, isInbound, placed });
      }
    }
  }
}

function startsWithin(random: Random, { from, to, calls }: { from: number; to: number; calls: number }): number[] {
  return Array.from({ length: calls }, () => Math.floor(random.between(from, to))).sort((one, other) => one - other);
}

function inboundRoute(random: Random, sellers: readonly Provider[]): Route {
  const provider = random.pick(sellers);
  return { provider, trunk: `${provider.trunks[0]}-ddi` };
}

function placeCall(random: Random, routes: readonly Route[], market: Market, startedAt: number): Placed[] {
  const placed: Placed[] = [];
  let nextStart = startedAt;
  for (const route of routes) {
    const attempt = placeAttempt(random, route.provider, market, nextStart);
    placed.push({ route, attempt });
    if (!isWorthAnotherRoute(attempt.ending)) {
      break;
    }
    nextStart = attempt.endedAt + 20;
  }
  return placed;
}
