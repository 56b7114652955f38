import { Combobox, Drawer, Field } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { type Role, ROLES } from '../../../contract/access/role';
import type { MadeToken } from '../../../contract/access/token';
import { useAccess } from '../../api/useAccess';
import { useMakeToken } from '../../api/useTokens';
import { DraftField } from '../../app/DraftField';
import { FormButtons } from '../../app/FormButtons';
import { fieldFault } from '../../app/field-fault';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { orgName } from '../access/OrgSection';
import { ScopeFields } from '../access/ScopeFields';
import { NEW_TOKEN, type TokenDraft, tokenInputOf } from './token-draft';

interface Props {
  onMade: (token: MadeToken) => void;
  onClose: () => void;
}

const DESCRIPTIONS: Record<Role, string> = {
  ingest: 'Posts calls and sees nothing.',
  viewer: 'Reads reports.',
  editor: 'Keeps schedules, contacts, templates and saved reports too.',
  admin: 'Sets up, where its scope hides nothing.',
};
const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: value, description: DESCRIPTIONS[value] }));

/** A new token for a program, or for a data source of an organisation. */
export function TokenDrawer({ onMade, onClose }: Props) {
  const [draft, setDraft] = useState(NEW_TOKEN);
  const { data: orgs = [] } = useAccess();
  const { mutate, error, isPending } = useMakeToken();
  const change = (changes: Partial<TokenDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const field = { draft, error, onChange: change };

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(tokenInputOf(draft), { onSuccess: onMade });
  };
  return (
    <Drawer title="New token" size="md" onClose={onClose}>
      <form onSubmit={save}>
        {error && <ServiceErrorAlert title="The token was not made" error={error} />}
        <DraftField {...field} field="name" label="Name" description="The program that uses it." required />
        <Field
          label="Organisation"
          description="It never sees more than its organisation does."
          {...fieldFault(error, 'orgId')}
        >
          <Combobox
            id="token-org"
            options={orgs.map((org) => ({ value: org.orgId, label: orgName(org) }))}
            value={draft.orgId}
            onChange={({ value }) => change({ orgId: value })}
          />
        </Field>
        <Field label="Role" {...fieldFault(error, 'role')}>
          <Combobox
            id="token-role"
            options={ROLE_OPTIONS}
            value={draft.role}
            onChange={({ value }) => change({ role: value })}
          />
        </Field>
        <DraftField {...field} field="days" named="expiresInDays" label="Ends after" suffix="days" type="number" />
        {draft.role === 'ingest' ? (
          <DraftField
            {...field}
            field="source"
            label="Source"
            description="The only one it hands calls in for, by its name. Empty: any."
          />
        ) : (
          <ScopeFields
            draft={draft.scope}
            error={error}
            onChange={(changes) => change({ scope: { ...draft.scope, ...changes } })}
          />
        )}
        <FormButtons submit="Make the token" disabled={isPending} onCancel={onClose} />
      </form>
    </Drawer>
  );
}
