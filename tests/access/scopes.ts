import * as fc from 'fast-check';

import { Scope } from '../../contract/access/scope';

const ids = fc.oneof(
  { weight: 1, arbitrary: fc.constant('all' as const) },
  { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom('1', '2', '3', 'all', '')) }
);
const digits = fc.integer({ min: 0, max: 3 });

export const anyScope: fc.Arbitrary<Scope> = fc.record({
  customers: ids,
  providers: ids,
  seesProviderNames: fc.boolean(),
  seesProviderCharges: fc.boolean(),
  seesCustomerCharges: fc.boolean(),
  hiddenDigits: fc.record({ cli: digits, destination: digits }),
});
