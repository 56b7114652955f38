import { Field, Input } from '@grafana/ui';
import React from 'react';

import type { ServiceError } from '../../api/service-error';
import { fieldFault } from '../../app/field-fault';
import type { MailServerDraft } from './mail-server-draft';

export interface DraftProps {
  draft: MailServerDraft;
  error: ServiceError | null;
  onChange: (changes: Partial<MailServerDraft>) => void;
}

interface Props extends DraftProps {
  field: Exclude<keyof MailServerDraft, 'password' | 'security'>;
  label: string;
  description?: string;
  placeholder?: string;
  required?: boolean;
  /** The service's name of the field, where it is another. */
  named?: string;
  type?: 'number';
  suffix?: string;
}

/** One line of the form. */
export function DraftField({
  draft,
  error,
  onChange,
  field,
  label,
  description,
  named = field,
  required,
  ...input
}: Props) {
  return (
    <Field label={label} description={description} required={required} {...fieldFault(error, named)}>
      <Input
        id={`mail-${field}`}
        {...input}
        step="any"
        value={draft[field]}
        onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
      />
    </Field>
  );
}
