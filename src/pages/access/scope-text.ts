import type { Scope } from '../../../contract/access/scope';

const MOST_NAMED = 5;

/** What a scope lets somebody see, in one sentence. */
export function scopeText(scope: Scope): string {
  const { customers, providers } = scope;
  if (isEmpty(customers) || isEmpty(providers)) {
    return 'Sees no calls.';
  }
  const whose = [setText(customers, 'customer'), setText(providers, 'provider')].join(' over ');
  const hidden = hiddenParts(scope);
  return `Sees the calls of ${whose}${hidden.length > 0 ? `, without ${listed(hidden)}` : ''}.`;
}

function isEmpty(ids: 'all' | readonly string[]): boolean {
  return ids !== 'all' && ids.length === 0;
}

function setText(ids: 'all' | readonly string[], what: string): string {
  if (ids === 'all') {
    return `all ${what}s`;
  }
  const named = ids.slice(0, MOST_NAMED).join(', ');
  const more = ids.length - MOST_NAMED;
  return `${what}${ids.length === 1 ? '' : 's'} ${named}${more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''}`;
}

function hiddenParts(scope: Scope): string[] {
  const { seesProviderNames, seesProviderCharges, seesCustomerCharges, hiddenDigits } = scope;
  const digits = (count: number, number: string) =>
    count > 0 ? [`the last ${count === 1 ? 'digit' : `${count} digits`} of ${number}`] : [];
  return [
    ...(seesProviderNames ? [] : ['who carries them']),
    ...(seesProviderCharges ? [] : ['what providers charge']),
    ...(seesCustomerCharges ? [] : ['what customers pay']),
    ...(seesProviderCharges && seesCustomerCharges ? [] : ['profit']),
    ...digits(hiddenDigits.cli, 'CLIs'),
    ...digits(hiddenDigits.destination, 'destination numbers'),
  ];
}

function listed(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
