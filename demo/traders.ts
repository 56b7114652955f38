import { Customer, makeCustomers } from './customers';
import { makeProviders, Provider } from './providers';
import { Random } from './random';

const SEED = 20_260_101;

export interface Traders {
  customers: readonly Customer[];
  providers: readonly Provider[];
  /** For their calls. */
  random: Random;
}

/** The same customers and providers in every run. */
export function makeTraders(): Traders {
  const random = new Random(SEED);
  const customers = makeCustomers(random);
  return { customers, providers: makeProviders(random), random };
}
