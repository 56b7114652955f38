import { Drawer, Field, Input, TextArea } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import type { Contact } from '../../../contract/contact';
import { useSaveContact } from '../../api/useContacts';
import { fieldFault } from '../../app/field-fault';
import { LanguagePicker } from '../../app/LanguagePicker';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { TemplatePicker } from '../../app/TemplatePicker';
import { ZonePicker } from '../../app/ZonePicker';
import { CustomerPicker } from '../../app/CustomerPicker';
import { FormButtons } from '../../app/FormButtons';
import { type ContactDraft, draftOf, inputOf } from './contact-draft';

interface Props {
  /** The one to change; undefined makes a new one. */
  contact: Contact | undefined;
  onClose: () => void;
}

export function ContactDrawer({ contact, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(contact));
  const { mutate, error, isPending } = useSaveContact(contact);
  const change = (changes: Partial<ContactDraft>) => setDraft((before) => ({ ...before, ...changes }));

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(inputOf(draft), { onSuccess: onClose });
  };
  return (
    <Drawer title={contact ? contact.name : 'New contact'} size="sm" onClose={onClose}>
      <form onSubmit={save}>
        {error && <ServiceErrorAlert title="The contact was not saved" error={error} />}
        <Field label="Name" required {...fieldFault(error, 'name')}>
          <Input
            id="contact-name"
            value={draft.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        </Field>
        <Field label="Addresses" description="One on each line." required {...fieldFault(error, 'addresses')}>
          <TextArea
            id="contact-addresses"
            rows={3}
            value={draft.addresses}
            onChange={({ currentTarget }) => change({ addresses: currentTarget.value })}
          />
        </Field>
        <Field
          label="Customer"
          description="A customer's contact gets that customer's data only. Leave it empty for people of your own."
          {...fieldFault(error, 'customerId')}
        >
          <CustomerPicker
            id="contact-customer"
            value={draft.customerId}
            onChange={(customerId) => change({ customerId })}
          />
        </Field>
        <Field label="Time zone" description="A new schedule for them begins with it." {...fieldFault(error, 'zone')}>
          <ZonePicker id="contact-zone" value={draft.zone} onChange={(zone) => change({ zone })} />
        </Field>
        <Field
          label="Language"
          description="Mails are written in it where the template has it."
          {...fieldFault(error, 'language')}
        >
          <LanguagePicker id="contact-language" value={draft.language} onChange={(language) => change({ language })} />
        </Field>
        <Field
          label="Template"
          description="What this customer's own reports are written with."
          {...fieldFault(error, 'templateId')}
        >
          <TemplatePicker
            id="contact-template"
            none="The schedule's"
            value={draft.templateId}
            onChange={(templateId) => change({ templateId })}
          />
        </Field>
        <FormButtons submit="Save" disabled={isPending} onCancel={onClose} />
      </form>
    </Drawer>
  );
}
