import { FieldSet } from '@grafana/ui';
import React from 'react';

import { DraftField, type DraftProps } from '../../app/DraftField';
import type { MailServerDraft } from './mail-server-draft';

export function AttachmentFields(props: DraftProps<MailServerDraft>) {
  return (
    <FieldSet label="Attachments and links">
      <DraftField
        {...props}
        field="maxAttachmentMb"
        named="maxAttachmentBytes"
        label="Largest attachment"
        description="Larger files leave as a zip, and those still larger as a link."
        type="number"
        suffix="MB"
      />
      <DraftField
        {...props}
        field="publicUrl"
        label="Public address"
        description="Where recipients reach the service. Empty: no links, neither to files nor to unsubscribe."
        placeholder="https://reports.carrier.example"
      />
      <DraftField {...props} field="linkDays" label="Links are valid for" type="number" suffix="days" />
    </FieldSet>
  );
}
