import { Market, MARKETS } from './market';
import { Provider } from './providers';
import { Random } from './random';
import { listPrice } from './tariff';

/** A provider's route, as a call tries it. */
export interface Route {
  provider: Provider;
  trunk: string;
}

const MOST_TRIES = 4;
/** A busy cheapest route, or one an operator took out for a while. */
const PASSED_OVER = 0.22;

/** The cheapest route first, then the next one, as least-cost routing does; now and then one is passed over. */
export class Routing {
  private readonly cheapestFirst: ReadonlyMap<Market, readonly Provider[]>;

  constructor(providers: readonly Provider[]) {
    const price = (provider: Provider, market: Market) =>
      listPrice(market.buyMicros, provider.priceFactors.get(market)!, 'USD');
    this.cheapestFirst = new Map(
      MARKETS.map((market) => [
        market,
        providers
          .filter(({ priceFactors }) => priceFactors.has(market))
          .sort((one, other) => price(one, market) - price(other, market)),
      ])
    );
  }

  routesFor(random: Random, market: Market): Route[] {
    const all = this.cheapestFirst.get(market)!;
    const willing = all.filter((_, at) => at === all.length - 1 || !random.chance(PASSED_OVER));
    return willing.slice(0, MOST_TRIES).map((provider) => ({ provider, trunk: random.pick(provider.trunks) }));
  }
}
