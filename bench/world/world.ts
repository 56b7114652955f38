import { Dice, WeightedPick, zipf } from './random';

export interface Provider {
  id: string;
  name: string;
  currency: string;
}

/** A provider a destination can be reached by, cheapest first. Rates are micro-units a minute. */
export interface Route {
  provider: Provider;
  trunk: string;
  rate: number;
}

export interface Destination {
  prefix: string;
  name: string;
  subscriberDigits: number;
  routes: Route[];
  answerShare: number;
}

export interface Customer {
  id: string;
  name: string;
  account: string;
  currency: string;
  address: string;
  techPrefix: string;
  clis: number;
  hasDtmf: boolean;
  destinations: Array<{ destination: Destination; rate: number }>;
  pickDestination: WeightedPick;
}

export interface World {
  providers: Provider[];
  destinations: Destination[];
  customers: Customer[];
  pickCustomer: WeightedPick;
}

const PROVIDERS = 200;
const DESTINATIONS = 8_000;
const US_AREAS = 300;
const CUSTOMERS = 500;
const CUSTOMER_ZIPF = 1.05;
const CURRENCIES = new WeightedPick([55, 30, 15]);
const CURRENCY_NAMES = ['USD', 'EUR', 'GBP'];
const COUNTRIES: ReadonlyArray<readonly [code: string, name: string]> = [
  ['34', 'Spain'],
  ['44', 'United Kingdom'],
  ['49', 'Germany'],
  ['33', 'France'],
  ['39', 'Italy'],
  ['52', 'Mexico'],
  ['55', 'Brazil'],
  ['57', 'Colombia'],
  ['91', 'India'],
  ['92', 'Pakistan'],
  ['234', 'Nigeria'],
  ['254', 'Kenya'],
  ['966', 'Saudi Arabia'],
  ['971', 'United Arab Emirates'],
  ['62', 'Indonesia'],
  ['63', 'Philippines'],
];

const numbered = (letter: string, index: number) => `${letter}${String(index + 1).padStart(3, '0')}`;

/** The same 500 customers, 200 providers and 8,000 destinations in every run, each customer with destinations of its own. */
export function makeWorld(): World {
  const dice = new Dice(20_260_101);
  const providers = Array.from({ length: PROVIDERS }, (_, index) => ({
    id: numbered('p', index),
    name: `Carrier ${index + 1}`,
    currency: CURRENCY_NAMES[CURRENCIES.pick(dice)],
  }));
  const pickProvider = new WeightedPick(zipf(PROVIDERS, 0.6));
  const destinations = Array.from({ length: DESTINATIONS }, (_, index) =>
    makeDestination(dice, index, providers, pickProvider)
  );
  const pickPopular = new WeightedPick(zipf(DESTINATIONS, 0.8));
  const weights = zipf(CUSTOMERS, CUSTOMER_ZIPF);
  const customers = weights.map((weight, index) => makeCustomer(dice, index, weight, destinations, pickPopular));
  return { providers, destinations, customers, pickCustomer: new WeightedPick(weights) };
}

function makeDestination(
  dice: Dice,
  index: number,
  providers: readonly Provider[],
  pickProvider: WeightedPick
): Destination {
  const isUs = index < US_AREAS;
  const [code, country] = isUs ? ['1', 'United States'] : COUNTRIES[index % COUNTRIES.length];
  const area = isUs ? String(201 + index * 2) : String(1_000 + Math.floor(index / COUNTRIES.length));
  const cheapest = Math.round(isUs ? 800 + dice.below(3_000) : 2_000 + dice.exponential(40_000));
  const chosen = new Set<Provider>();
  const wanted = 3 + dice.below(6);
  while (chosen.size < wanted) {
    chosen.add(providers[pickProvider.pick(dice)]);
  }
  return {
    prefix: `${code}${area}`,
    name: `${country} ${area}`,
    subscriberDigits: isUs ? 7 : 6,
    answerShare: 0.3 + 0.3 * dice.next(),
    routes: [...chosen].map((provider, at) => ({
      provider,
      trunk: `${provider.id}-${1 + dice.below(3)}`,
      rate: Math.round(cheapest * (1 + 0.06 * at)),
    })),
  };
}

function makeCustomer(
  dice: Dice,
  index: number,
  weight: number,
  all: readonly Destination[],
  pickPopular: WeightedPick
): Customer {
  const wanted = Math.round(8 + (600 - 8) * Math.min(1, Math.sqrt(weight)) * (0.6 + 0.4 * dice.next()));
  const chosen = new Set<Destination>();
  while (chosen.size < wanted) {
    chosen.add(all[pickPopular.pick(dice)]);
  }
  const markup = 1.08 + 0.3 * dice.next();
  return {
    id: numbered('c', index),
    name: `Customer ${index + 1}`,
    account: numbered('a', index),
    currency: CURRENCY_NAMES[CURRENCIES.pick(dice)],
    address: `192.0.2.${index % 250}`,
    techPrefix: index % 3 === 0 ? String(100 + index) : '',
    clis: Math.ceil(120_000 * weight * 0.3),
    hasDtmf: index % 3 === 1,
    destinations: [...chosen].map((destination) => ({
      destination,
      rate: Math.round(destination.routes[0].rate * markup),
    })),
    pickDestination: new WeightedPick(zipf(chosen.size, 0.9)),
  };
}
