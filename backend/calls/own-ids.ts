import * as z from 'zod/mini';

import { Attempt } from './attempt';

/** What stands before the ids of a switch that numbers its customers and providers for itself, like others do. */
export const idPrefixSchema = z
  .string()
  .check(z.regex(/^[\w.:-]{1,20}$/, 'must be 1 to 20 letters, digits or any of . : _ -'));

const NUMBERED_BY_THE_SWITCH = [
  'customer_id',
  'account_id',
  'endpoint_id',
  'provider_id',
  'provider_account_id',
  'ddi_provider_id',
  'brand_id',
] as const;

/** An id as it is stored: two switches that both have a customer 12 then have two customers. */
export const ownId = (id: string, prefix: string | undefined): string => (prefix ?? '') + id;

export function withOwnIds<A extends Attempt>(attempt: A, prefix: string | undefined): A {
  if (!prefix) {
    return attempt;
  }
  const own = { ...attempt };
  for (const column of NUMBERED_BY_THE_SWITCH) {
    const id = attempt[column];
    own[column] = id === null ? null : ownId(id, prefix);
  }
  return own;
}
