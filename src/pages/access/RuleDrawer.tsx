import { Combobox, Drawer, Field, Input, TextArea } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import { ROLE_CAPS } from '../../../contract/access/role';
import { useSaveRule } from '../../api/useAccess';
import { FormButtons } from '../../app/FormButtons';
import { fieldFault } from '../../app/field-fault';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { type EditedRule, type RuleDraft, savedRule } from './rule-draft';
import { ScopeFields } from './ScopeFields';

interface Props {
  edited: EditedRule;
  onClose: () => void;
}

const NAMES = {
  org: { title: 'organisation', label: 'Number in Grafana', description: 'Grafana shows it under Organizations.' },
  team: { title: 'team', label: 'Team', description: 'A name of your own; its members are listed below.' },
  user: { title: 'user', label: 'Login', description: 'As the user signs in to Grafana.' },
};
const ROLES = ROLE_CAPS.map((value) => ({ value, label: value }));

/** What an organisation, a team or a user may see. */
export function RuleDrawer({ edited, onClose }: Props) {
  const { of, isNew } = edited;
  const [draft, setDraft] = useState(edited.draft);
  const { mutate, error, isPending } = useSaveRule();
  const change = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const names = NAMES[of];

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(savedRule({ ...edited, draft }), { onSuccess: onClose });
  };
  return (
    <Drawer title={isNew ? `New ${names.title}` : `The ${names.title} ${draft.name}`} size="md" onClose={onClose}>
      <form onSubmit={save}>
        {error && <ServiceErrorAlert title="This was not saved" error={error} />}
        {isNew && (
          <Field label={names.label} description={names.description} required {...fieldFault(error, of)}>
            <Input
              id="rule-name"
              type={of === 'org' ? 'number' : 'text'}
              required
              value={draft.name}
              onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            />
          </Field>
        )}
        {of === 'org' && (
          <Field label="Name" description="What this page calls it." {...fieldFault(error, 'label')}>
            <Input
              id="rule-label"
              value={draft.label}
              onChange={({ currentTarget }) => change({ label: currentTarget.value })}
            />
          </Field>
        )}
        {of === 'team' && (
          <Field label="Members" description="Their logins, one on each line." {...fieldFault(error, 'members')}>
            <TextArea
              id="rule-members"
              rows={4}
              value={draft.members}
              onChange={({ currentTarget }) => change({ members: currentTarget.value })}
            />
          </Field>
        )}
        <Field
          label="At most"
          description="The most they may be here, whatever their role in Grafana."
          {...fieldFault(error, 'roleCap')}
        >
          <Combobox
            id="rule-role"
            options={ROLES}
            value={draft.roleCap}
            onChange={({ value }) => change({ roleCap: value })}
          />
        </Field>
        <ScopeFields
          draft={draft.scope}
          error={error}
          onChange={(changes) => change({ scope: { ...draft.scope, ...changes } })}
        />
        <FormButtons submit="Save" disabled={isPending} onCancel={onClose} />
      </form>
    </Drawer>
  );
}
