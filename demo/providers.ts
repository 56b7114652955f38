import { MARKETS, Market } from './market';
import { Random } from './random';
import { Currency, CURRENCIES, Increment } from './tariff';

export interface Provider {
  id: string;
  name: string;
  accountId: string;
  /** Its routes, as the switch names them. */
  trunks: readonly string[];
  sourceAddress: string;
  currency: Currency;
  increment: Increment;
  /** How often its network fails to carry a call on. */
  failure: number;
  /** Post-dial delay, the middle one of all. */
  medianPddS: number;
  reportsDtmf: boolean;
  /** Brings calls to customers' own numbers. */
  sellsDdis: boolean;
  /** Whether the switch says which of them was called, and who delivered the call; else its address and number tell. */
  tellsDdis: boolean;
  /** What it asks of the market's price; only for the markets it serves. */
  priceFactors: ReadonlyMap<Market, number>;
}

const NAMES = [
  'Arclight', 'Bluefin', 'Cordova', 'Delmar', 'Eastgate', 'Fjordlink', 'Granite', 'Highline', 'Ibis', 'Jetstream',
  'Kestrel', 'Longwave', 'Maritime', 'Nimbus', 'Outpost', 'Pinnacle', 'Quicksilver', 'Redwood', 'Saffron', 'Tidewater',
  'Umbra', 'Vantage', 'Westbound', 'Xenia', 'Yellowtail',
] as const; // prettier-ignore
const FIRST_ID = 501;
const SHARE_OF_MARKETS = 0.45;

/** Twenty-five providers, good and bad; every market is served by several. */
export function makeProviders(random: Random): Provider[] {
  const providers = NAMES.map((name, at) => makeProvider(random, name, at));
  for (const market of MARKETS) {
    for (let at = 0; providers.filter(({ priceFactors }) => priceFactors.has(market)).length < 3; at += 1) {
      (providers[(at * 11 + 5) % providers.length].priceFactors as Map<Market, number>).set(market, 1.1 + at / 20);
    }
  }
  return providers;
}

function makeProvider(random: Random, name: string, at: number): Provider {
  const slug = name.toLowerCase();
  const served = MARKETS.filter(() => random.chance(SHARE_OF_MARKETS));
  return {
    id: String(FIRST_ID + at),
    name: `${name} Carrier`,
    accountId: `${FIRST_ID + at}-1`,
    trunks: at % 3 === 0 ? [`${slug}-premium`, `${slug}-standard`] : [`${slug}-standard`],
    sourceAddress: `198.51.100.${at + 10}`,
    currency: at < CURRENCIES.length ? CURRENCIES[at] : random.pick(CURRENCIES),
    increment: random.pick([
      { first: 1, step: 1 },
      { first: 6, step: 6 },
      { first: 1, step: 1 },
    ]),
    failure: at % 8 === 7 ? random.between(0.35, 0.5) : random.between(0.03, 0.18),
    medianPddS: random.between(0.8, 3.2),
    reportsDtmf: at % 5 === 0,
    sellsDdis: at % 6 === 1,
    tellsDdis: at % 12 === 1,
    priceFactors: new Map(served.map((market) => [market, random.between(0.9, 1.15)])),
  };
}
