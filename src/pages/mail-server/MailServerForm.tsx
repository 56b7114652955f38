import { Alert, Button, FieldSet } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import type { MailServer } from '../../../contract/mail-server';
import { useSaveMailServer } from '../../api/useMailServer';
import { hasRole } from '../../app/role';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { AttachmentFields } from './AttachmentFields';
import { ConnectionFields } from './ConnectionFields';
import { draftOf, inputOf, type MailServerDraft } from './mail-server-draft';
import { SenderFields } from './SenderFields';

export function MailServerForm({ server }: { server: MailServer | null }) {
  const [draft, setDraft] = useState(() => draftOf(server));
  const { mutate, error, isPending } = useSaveMailServer(server);
  const mayChange = hasRole('Admin');
  const change = (changes: Partial<MailServerDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const fields = { draft, error, onChange: change };

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(inputOf(draft));
  };
  return (
    <form onSubmit={save}>
      <FieldSet disabled={!mayChange} style={{ maxWidth: 640 }}>
        {!mayChange && <Alert severity="info" title="Only an administrator may change these settings" />}
        {server?.password === 'unreadable' && (
          <Alert severity="error" title="The password must be entered again">
            It was stored under another TRUNKLINE_SECRET and can no longer be read.
          </Alert>
        )}
        <ConnectionFields {...fields} password={server?.password ?? 'none'} />
        <SenderFields {...fields} />
        <AttachmentFields {...fields} />
        {error && <ServiceErrorAlert title="The mail server was not saved" error={error} />}
        <Button type="submit" disabled={isPending}>
          Save
        </Button>
      </FieldSet>
    </form>
  );
}
