import * as z from 'zod/mini';

import { oneLine } from '../one-line';

/** More than any number has but its country code. */
export const MOST_HIDDEN_DIGITS = 15;
const MOST_IDS = 5_000;

/** What of the attempts somebody may see. */
export interface Scope {
  /** Ids of the customers; or all of them, and calls of no known customer. */
  readonly customers: 'all' | readonly string[];
  readonly providers: 'all' | readonly string[];
  /** Whether who carries a call may be seen: by id, name, route or address. */
  readonly seesProviderNames: boolean;
  readonly seesProviderCharges: boolean;
  /** Whether what customers are charged may be seen. */
  readonly seesCustomerCharges: boolean;
  /** So many of the last digits of a number are shown as x. */
  readonly hiddenDigits: { readonly cli: number; readonly destination: number };
}

/** Profit is the difference of both charges: whoever sees both can work it out, and whoever does not see one can't. */
export const seesProfit = ({ seesProviderCharges, seesCustomerCharges }: Scope): boolean =>
  seesProviderCharges && seesCustomerCharges;

const ids = z.union([z.literal('all'), z.array(oneLine(200)).check(z.maxLength(MOST_IDS))], {
  error: `must be "all" or a list of at most ${MOST_IDS.toLocaleString('en-GB')} ids`,
});
const digits = z.int().check(z.minimum(0), z.maximum(MOST_HIDDEN_DIGITS));

/** Whole on purpose: what is left out of a scope would have to be taken for hidden or for shown. */
export const scopeSchema = z.strictObject({
  customers: ids,
  providers: ids,
  seesProviderNames: z.boolean(),
  seesProviderCharges: z.boolean(),
  seesCustomerCharges: z.boolean(),
  hiddenDigits: z.strictObject({ cli: digits, destination: digits }),
});
