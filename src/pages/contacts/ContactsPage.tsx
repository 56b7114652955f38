import { PluginPage } from '@grafana/runtime';
import { Button, EmptyState, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { Contact } from '../../../contract/contact';
import { useContacts, useDeleteContact } from '../../api/useContacts';
import { ConfirmDelete } from '../../app/ConfirmDelete';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { ContactDrawer } from './ContactDrawer';
import { ContactsTable } from './ContactsTable';

/** Who receives reports. */
export function ContactsPage() {
  const { data: contacts, error, refetch } = useContacts();
  const removal = useDeleteContact();
  const [edited, setEdited] = useState<Contact | 'new'>();
  const [doomed, setDoomed] = useState<Contact>();

  const create = (
    <Button icon="plus" onClick={() => setEdited('new')}>
      New contact
    </Button>
  );
  return (
    <PluginPage actions={create} subTitle="Who receives reports, in which zone and language.">
      <Stack direction="column" gap={2}>
        {error && <ServiceErrorAlert title="The contacts could not be loaded" error={error} onRetry={refetch} />}
        {removal.error && <ServiceErrorAlert title="The contact was not deleted" error={removal.error} />}
        {!contacts && !error && <LoadingPlaceholder text="Loading contacts…" />}
        {contacts?.length === 0 && (
          <EmptyState variant="call-to-action" hideImage message="No contacts yet" button={create}>
            A contact is a person or a mailbox, at a customer or of your own, that schedules send reports to.
          </EmptyState>
        )}
        {contacts && contacts.length > 0 && (
          <ContactsTable contacts={contacts} onEdit={setEdited} onDelete={setDoomed} />
        )}
      </Stack>
      {edited && <ContactDrawer contact={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      <ConfirmDelete
        what={doomed && `the contact “${doomed.name}”`}
        consequence="Schedules no longer send to it. What was sent stays on record."
        onConfirm={() => {
          removal.mutate(doomed!);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </PluginPage>
  );
}
