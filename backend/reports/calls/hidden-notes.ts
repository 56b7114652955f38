import { Principal } from '../../access/principal';
import { hiddenDigitsOf, refusedOf } from '../what-tells';
import { CallColumn } from './call-columns';

/** The sentences that go with columns somebody may not see the values of, or not whole. */
export function hiddenNotes(columns: readonly CallColumn[], { scope }: Principal): string[] {
  const hidden = new Map<string, string[]>();
  for (const { label, tells } of columns) {
    const what = refusedOf(tells, scope);
    if (what) {
      hidden.set(what, [...(hidden.get(what) ?? []), label]);
    }
  }
  const empty = [...hidden].map(
    ([what, labels]) => `You may not see ${what}: ${labels.join(' and ')} ${labels.length > 1 ? 'are' : 'is'} empty.`
  );
  const isMasked = columns.some(({ tells }) => hiddenDigitsOf(tells, scope) > 0);
  return [...empty, ...(isMasked ? ['The last digits of numbers are hidden from you.'] : [])];
}
