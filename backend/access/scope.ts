import { Scope } from '../../contract/access/scope';

export const UNRESTRICTED: Scope = {
  customers: 'all',
  providers: 'all',
  seesProviderNames: true,
  seesProviderCharges: true,
  seesCustomerCharges: true,
  hiddenDigits: { cli: 0, destination: 0 },
};

type Ids = Scope['customers'];

const inBoth = (one: Ids, other: Ids): Ids =>
  one === 'all' ? other : other === 'all' ? one : one.filter((id) => other.includes(id));

const inEither = (one: Ids, other: Ids): Ids =>
  one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];

const holds = (wide: Ids, narrow: Ids): boolean =>
  wide === 'all' || (narrow !== 'all' && narrow.every((id) => wide.includes(id)));

/** What both may see. */
export function intersection(one: Scope, other: Scope): Scope {
  return {
    customers: inBoth(one.customers, other.customers),
    providers: inBoth(one.providers, other.providers),
    seesProviderNames: one.seesProviderNames && other.seesProviderNames,
    seesProviderCharges: one.seesProviderCharges && other.seesProviderCharges,
    seesCustomerCharges: one.seesCustomerCharges && other.seesCustomerCharges,
    hiddenDigits: {
      cli: Math.max(one.hiddenDigits.cli, other.hiddenDigits.cli),
      destination: Math.max(one.hiddenDigits.destination, other.hiddenDigits.destination),
    },
  };
}

/**
 * What somebody in several teams may see: the customers of all of them, and of everything else what each team may see. So
 * that nothing is seen that no team may see: not one team's customers with another's providers.
 */
export function joined([first, ...others]: readonly [Scope, ...Scope[]]): Scope {
  return others.reduce(
    (sum, scope) => ({ ...intersection(sum, scope), customers: inEither(sum.customers, scope.customers) }),
    first
  );
}

/** Whether nothing that `narrow` may see is hidden from `wide`. */
export function covers(wide: Scope, narrow: Scope): boolean {
  return (
    holds(wide.customers, narrow.customers) &&
    holds(wide.providers, narrow.providers) &&
    (wide.seesProviderNames || !narrow.seesProviderNames) &&
    (wide.seesProviderCharges || !narrow.seesProviderCharges) &&
    (wide.seesCustomerCharges || !narrow.seesCustomerCharges) &&
    wide.hiddenDigits.cli <= narrow.hiddenDigits.cli &&
    wide.hiddenDigits.destination <= narrow.hiddenDigits.destination
  );
}

/** Whether nothing at all is hidden. */
export const isUnrestricted = (scope: Scope): boolean => covers(scope, UNRESTRICTED);

/** Whether calls of all customers and providers are seen, whatever is hidden of them. */
export const seesAllCalls = ({ customers, providers }: Scope): boolean => customers === 'all' && providers === 'all';
