import { DdiProviderDescription } from '../backend/reference/ddis/ddi-provider';
import { makeTraders } from './traders';

/** The customers' own numbers, as the CSV file an operator imports. */
export function makeDdis(): string {
  const rows = makeTraders().customers.flatMap(({ ddis, brandId }) =>
    ddis.map(({ digits, account }) => `+${digits},${account.id},${brandId}`)
  );
  return ['ddi,account_id,brand_id', ...rows].join('\n') + '\n';
}

/** Who delivers calls to them, and from where. */
export function makeDdiProviders(): DdiProviderDescription[] {
  return makeTraders()
    .providers.filter(({ sellsDdis }) => sellsDdis)
    .map(({ id, name, sourceAddress }) => ({ id, name, brandId: null, addresses: [sourceAddress], rules: [] }));
}
