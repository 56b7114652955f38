import { Principal } from '../../access/principal';
import { CallColumn } from './call-columns';

/** The sentences that go with columns somebody may not see the values of. */
export function hiddenNotes(columns: readonly CallColumn[], { scope }: Principal): string[] {
  const hidden = columns.filter(({ tellsProviderCharge }) => tellsProviderCharge).map(({ label }) => label);
  return scope.seesProviderCharges || hidden.length === 0
    ? []
    : [`You may not see what providers charge: ${hidden.join(' and ')} ${hidden.length > 1 ? 'are' : 'is'} empty.`];
}
