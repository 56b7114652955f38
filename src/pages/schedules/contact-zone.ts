import type { Contact } from '../../../contract/contact';
import type { ScheduleDraft } from './schedule-draft';

/** The zone a schedule takes over from the first contact chosen for it; nothing where that is no such change. */
export function zoneOfFirst(
  before: Pick<ScheduleDraft, 'contacts'>,
  changes: Partial<ScheduleDraft>,
  contacts: readonly Contact[]
): Partial<Pick<ScheduleDraft, 'zone'>> {
  const [first] = changes.contacts ?? [];
  const contact = before.contacts.length === 0 ? contacts.find(({ contactId }) => contactId === first) : undefined;
  return contact ? { zone: contact.zone } : {};
}
