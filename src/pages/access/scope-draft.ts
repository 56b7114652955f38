import type { UserAccessInput } from '../../../contract/access/org';
import type { Scope } from '../../../contract/access/scope';

/** A scope as its form holds it: the ids chosen are kept while all are shown, digits are as typed. */
export interface ScopeDraft {
  allCustomers: boolean;
  customers: string[];
  allProviders: boolean;
  providers: string[];
  seesProviderNames: boolean;
  seesProviderCharges: boolean;
  seesCustomerCharges: boolean;
  cliDigits: string;
  destinationDigits: string;
}

/** Somebody new sees no customer until one is chosen. */
export const NEW_SCOPE: ScopeDraft = {
  allCustomers: false,
  customers: [],
  allProviders: true,
  providers: [],
  seesProviderNames: false,
  seesProviderCharges: false,
  seesCustomerCharges: true,
  cliDigits: '0',
  destinationDigits: '0',
};

export function scopeDraftOf({ customers, providers, hiddenDigits, ...sees }: Scope): ScopeDraft {
  return {
    ...sees,
    allCustomers: customers === 'all',
    customers: customers === 'all' ? [] : [...customers],
    allProviders: providers === 'all',
    providers: providers === 'all' ? [] : [...providers],
    cliDigits: String(hiddenDigits.cli),
    destinationDigits: String(hiddenDigits.destination),
  };
}

export function scopeOf(draft: ScopeDraft): UserAccessInput['scope'] {
  const { seesProviderNames, seesProviderCharges, seesCustomerCharges } = draft;
  return {
    customers: draft.allCustomers ? 'all' : draft.customers,
    providers: draft.allProviders ? 'all' : draft.providers,
    seesProviderNames,
    seesProviderCharges,
    seesCustomerCharges,
    hiddenDigits: { cli: Number(draft.cliDigits), destination: Number(draft.destinationDigits) },
  };
}
