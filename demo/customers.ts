import { Random } from './random';
import { Currency, CURRENCIES, Increment } from './tariff';

export type ClientType = 'wholesale' | 'retail' | 'residential' | 'vpbx';

/** A number of a customer, E.164 digits. */
export interface CustomersDdi {
  digits: string;
  account: Account;
}

export interface Account {
  id: string;
  name: string;
}

export interface Customer {
  id: string;
  name: string;
  clientType: ClientType;
  accounts: readonly Account[];
  endpointType: string | null;
  brandId: string;
  trunkIn: string;
  techPrefix: string | null;
  ddis: readonly CustomersDdi[];
  currency: Currency;
  increment: Increment;
  /** On what a minute costs to buy. */
  margin: number;
  /** Tax on top of the net charge, in percent. */
  taxPercent: number;
  weight: number;
}

const FIRST = ['Northwind', 'Alba', 'Sierra', 'Harbour', 'Lumen', 'Quay', 'Tessera', 'Orchard', 'Beacon', 'Meridian'];
const FIRST_MORE = ['Cobalt', 'Juniper'];
const SECOND = ['Telecom', 'Voice', 'Contact Centres', 'Networks', 'Travel'];
const COUNT = 60;
const FIRST_ID = 101;

const ENDPOINT_TYPES: Record<ClientType, string | null> = {
  wholesale: null,
  retail: 'RetailAccount',
  residential: 'ResidentialDevice',
  vpbx: 'User',
};
const INCREMENTS: readonly Increment[] = [
  { first: 1, step: 1 },
  { first: 6, step: 6 },
  { first: 30, step: 6 },
  { first: 60, step: 60 },
];

/** Sixty customers; the busiest brings about a fifth of the traffic, the long tail hardly any. */
export function makeCustomers(random: Random): Customer[] {
  const names = SECOND.flatMap((second) => [...FIRST, ...FIRST_MORE].map((first) => `${first} ${second}`));
  return Array.from({ length: COUNT }, (_, rank) => makeCustomer(random, rank, names[(rank * 7) % names.length]));
}

function makeCustomer(random: Random, rank: number, name: string): Customer {
  const id = String(FIRST_ID + rank);
  const clientType: ClientType = rank % 2 === 0 ? 'wholesale' : random.pick(['retail', 'residential', 'vpbx'] as const);
  const currency = rank < CURRENCIES.length ? CURRENCIES[rank] : random.pick(CURRENCIES);
  const isWholesale = clientType === 'wholesale';
  const accounts = Array.from({ length: random.whole(1, 3) }, (_, at) => ({
    id: `${id}-${at + 1}`,
    name: `${name} ${at + 1}`,
  }));
  return {
    id,
    name,
    clientType,
    accounts,
    endpointType: ENDPOINT_TYPES[clientType],
    brandId: `b${(rank % 3) + 1}`,
    trunkIn: `in-${id}`,
    techPrefix: isWholesale && rank % 4 === 0 ? String(7_700 + rank) : null,
    ddis: isWholesale ? [] : makeDdis(random, accounts),
    currency,
    increment: isWholesale ? INCREMENTS[random.whole(0, 1)] : random.pick(INCREMENTS),
    margin: isWholesale ? random.between(1.02, 1.18) : random.between(1.3, 2.4),
    taxPercent: clientType === 'residential' ? 20 : 0,
    weight: 1 / (rank + 1) ** 1.05,
  };
}

function makeDdis(random: Random, accounts: readonly Account[]): CustomersDdi[] {
  return Array.from({ length: random.whole(2, 8) }, (_, at) => ({
    digits: `4420${random.digits(8)}`,
    account: accounts[at % accounts.length],
  }));
}
