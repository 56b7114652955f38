import * as fc from 'fast-check';

import { ROLES } from '../../contract/access/role';
import { Scope } from '../../contract/access/scope';
import { anyScope } from '../../tests/access/scopes';
import { lowestRole, Rule, ruleOf } from './rule';
import { covers, intersection, joined, UNRESTRICTED } from './scope';

/** A call, and what is looked at of it. */
interface Seen {
  customer: string | null;
  provider: string | null;
  look: 'traffic' | 'providerName' | 'providerCharge' | 'customerCharge' | 'cliDigit' | 'destinationDigit';
  digit: number;
}

const anySeen: fc.Arbitrary<Seen> = fc.record({
  customer: fc.constantFrom(null, '1', '2', '3', 'all', ''),
  provider: fc.constantFrom(null, '1', '2', '3', 'all', ''),
  look: fc.constantFrom('traffic', 'providerName', 'providerCharge', 'customerCharge', 'cliDigit', 'destinationDigit'),
  digit: fc.integer({ min: 1, max: 4 }),
});

/** What a scope means, said plainly: whether that of that call may be seen. */
function sees(scope: Scope, { customer, provider, look, digit }: Seen): boolean {
  const isWithin = (ids: Scope['customers'], id: string | null) => ids === 'all' || (id !== null && ids.includes(id));
  const isHidden = {
    traffic: false,
    providerName: !scope.seesProviderNames,
    providerCharge: !scope.seesProviderCharges,
    customerCharge: !scope.seesCustomerCharges,
    cliDigit: digit <= scope.hiddenDigits.cli,
    destinationDigit: digit <= scope.hiddenDigits.destination,
  };
  return isWithin(scope.customers, customer) && isWithin(scope.providers, provider) && !isHidden[look];
}

const RUNS = { numRuns: 2_000 };

it('lets both scopes see what their intersection does, and nothing else', () => {
  fc.assert(
    fc.property(anyScope, anyScope, anySeen, (one, other, seen) => {
      expect(sees(intersection(one, other), seen)).toBe(sees(one, seen) && sees(other, seen));
    }),
    RUNS
  );
});

it('never joins teams to more than one of them sees', () => {
  fc.assert(
    fc.property(fc.array(anyScope, { minLength: 1, maxLength: 4 }), anySeen, ([first, ...others], seen) => {
      const scopes = [first, ...others];
      expect(sees(joined([first, ...others]), seen) && !scopes.some((scope) => sees(scope, seen))).toBe(false);
    }),
    RUNS
  );
});

it('covers a scope where it sees all that one does', () => {
  fc.assert(
    fc.property(anyScope, anyScope, fc.array(anySeen, { minLength: 50, maxLength: 50 }), (wide, narrow, seen) => {
      if (covers(wide, narrow)) {
        expect(seen.filter((one) => sees(narrow, one) && !sees(wide, one))).toEqual([]);
      }
      expect(covers(wide, intersection(wide, narrow))).toBe(true);
      expect(covers(UNRESTRICTED, narrow)).toBe(true);
    }),
    RUNS
  );
});

it('gives nobody more than their organisation has, and one with a rule of their own no more than that', () => {
  const anyRule: fc.Arbitrary<Rule> = fc.record({ role: fc.constantFrom(...ROLES), scope: anyScope });
  fc.assert(
    fc.property(anyRule, fc.option(anyRule), fc.array(anyRule, { maxLength: 3 }), (org, user, teams) => {
      const rule = ruleOf({ org, user, teams });
      expect(covers(org.scope, rule.scope)).toBe(true);
      expect(lowestRole([org.role, rule.role])).toBe(rule.role);
      if (user) {
        expect(covers(user.scope, rule.scope)).toBe(true);
        expect(lowestRole([user.role, rule.role])).toBe(rule.role);
      }
    }),
    RUNS
  );
});
