import type { Contact, ContactInput } from '../../../contract/contact';
import { splitAddresses } from '../../app/split-addresses';

/** A contact as its form holds it: addresses as typed. */
export interface ContactDraft {
  name: string;
  addresses: string;
  zone: string;
  language: string;
  customerId: string | null;
  templateId: string | null;
}

export function draftOf(contact: Contact | undefined): ContactDraft {
  if (!contact) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return { name: '', addresses: '', zone: timeZone, language: 'en', customerId: null, templateId: null };
  }
  const { name, addresses, zone, language, customerId, templateId } = contact;
  return { name, addresses: addresses.join('\n'), zone, language, customerId, templateId };
}

export function inputOf({ name, addresses, ...rest }: ContactDraft): ContactInput {
  return { ...rest, name: name.trim(), addresses: splitAddresses(addresses) };
}
