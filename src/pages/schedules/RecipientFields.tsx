import { Field, FieldSet, MultiCombobox, TextArea } from '@grafana/ui';
import React, { useMemo } from 'react';

import { useContacts } from '../../api/useContacts';
import { DraftField, type DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { TemplatePicker } from '../../app/TemplatePicker';
import type { ScheduleDraft } from './schedule-draft';

/** Whom a report goes to, and what the mail says. */
export type RecipientDraft = Pick<ScheduleDraft, 'contacts' | 'addresses' | 'bcc' | 'templateId' | 'subject'>;

export function RecipientFields<Draft extends RecipientDraft>({ draft, error, onChange }: DraftProps<Draft>) {
  const { data: contacts } = useContacts();
  // The picker starts over whenever its options are others.
  const options = useMemo(
    () =>
      (contacts ?? []).map(({ contactId, name, addresses }) => ({
        value: contactId,
        label: name,
        description: addresses.join(', '),
      })),
    [contacts]
  );
  const change = (changes: Partial<RecipientDraft>) => onChange(changes as Partial<Draft>);

  return (
    <FieldSet label="To">
      <Field label="Contacts" {...fieldFault(error, 'job.recipients.contacts')}>
        <MultiCombobox
          id="recipients-contacts"
          isClearable
          placeholder="None"
          options={options}
          value={draft.contacts}
          onChange={(chosen) => change({ contacts: chosen.map(({ value }) => value) })}
        />
      </Field>
      <Field
        label="Further addresses"
        description="One on each line. Without any recipient the files are stored only."
        {...fieldFault(error, 'job.recipients.addresses')}
      >
        <TextArea
          id="recipients-addresses"
          rows={2}
          value={draft.addresses}
          onChange={({ currentTarget }) => change({ addresses: currentTarget.value })}
        />
      </Field>
      <Field label="Blind copies" {...fieldFault(error, 'job.recipients.bcc')}>
        <TextArea
          id="recipients-bcc"
          rows={1}
          value={draft.bcc}
          onChange={({ currentTarget }) => change({ bcc: currentTarget.value })}
        />
      </Field>
      <Field label="Template" {...fieldFault(error, 'job.templateId')}>
        <TemplatePicker
          id="recipients-template"
          none="Built-in"
          value={draft.templateId}
          onChange={(templateId) => change({ templateId })}
        />
      </Field>
      <DraftField<RecipientDraft>
        draft={draft}
        error={error}
        onChange={change}
        field="subject"
        named="job.subject"
        label="Subject"
        description="Empty: the template's. Liquid works here too."
      />
    </FieldSet>
  );
}
