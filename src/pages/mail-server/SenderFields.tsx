import { Field, FieldSet, TextArea } from '@grafana/ui';
import React from 'react';

import { DraftField, type DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import type { MailServerDraft } from './mail-server-draft';

export function SenderFields(props: DraftProps<MailServerDraft>) {
  const { draft, error, onChange } = props;
  return (
    <FieldSet label="Sender and recipients">
      <DraftField {...props} field="fromName" label="Sender's name" />
      <DraftField
        {...props}
        field="fromAddress"
        label="Sender's address"
        placeholder="reports@carrier.example"
        required
      />
      <DraftField
        {...props}
        field="bounceAddress"
        label="Bounces go to"
        description="Where the server sends what it can't deliver. Empty: the sender's address."
      />
      <Field
        label="Allowed domains"
        description="Mails go only to addresses of these; one on each line. Empty: to all."
        {...fieldFault(error, 'allowedDomains')}
      >
        <TextArea
          id="mail-allowedDomains"
          rows={3}
          value={draft.allowedDomains}
          onChange={({ currentTarget }) => onChange({ allowedDomains: currentTarget.value })}
        />
      </Field>
    </FieldSet>
  );
}
