import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { Contact, ContactInput } from '../../contract/contact';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/contacts';
export const contactsKey = ['contacts'] as const;

export function useContacts(): UseQueryResult<Contact[], ServiceError> {
  return useQuery<Contact[], ServiceError>({
    queryKey: contactsKey,
    queryFn: ({ signal }) => requestService<Contact[]>(PATH, { signal }),
  });
}

/** Makes a contact, or changes the one given. */
export function useSaveContact(contact: Contact | undefined) {
  return useChange<ContactInput, Contact>(
    (data) =>
      contact
        ? { path: `${PATH}/${contact.contactId}`, method: 'PUT', data: { ...data, version: contact.version } }
        : { path: PATH, method: 'POST', data },
    [contactsKey]
  );
}

export function useDeleteContact() {
  return useChange<Contact, void>(
    ({ contactId }) => ({ path: `${PATH}/${contactId}`, method: 'DELETE' }),
    [contactsKey]
  );
}
