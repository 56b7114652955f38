import type { Recipients } from '../../../contract/schedule';

/** Whom a schedule goes to, short: an address where it is one, else how many. */
export function recipientsText({ contacts, addresses, bcc }: Recipients): string {
  const count = contacts.length + addresses.length + bcc.length;
  if (count === 0) {
    return 'stored only';
  }
  return count === 1 && addresses.length === 1 ? addresses[0] : `${count} ${count === 1 ? 'recipient' : 'recipients'}`;
}
