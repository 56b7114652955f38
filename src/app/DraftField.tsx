import { Field, Input } from '@grafana/ui';
import React from 'react';

import type { ServiceError } from '../api/service-error';
import { fieldFault } from './field-fault';

/** What the parts of a form share: what was typed so far, and what the service refused of it. */
export interface DraftProps<Draft> {
  draft: Draft;
  error: ServiceError | null;
  onChange: (changes: Partial<Draft>) => void;
}

/** The fields of a draft that hold text as it was typed. */
type TextField<Draft> = { [Name in keyof Draft]: Draft[Name] extends string ? Name : never }[keyof Draft] & string;

interface Props<Draft> extends DraftProps<Draft> {
  field: TextField<Draft>;
  label: string;
  description?: string;
  placeholder?: string;
  required?: boolean;
  /** The service's name of the field, where it is another. */
  named?: string;
  type?: 'number' | 'time' | 'date';
  width?: number;
  suffix?: string;
}

/** One line of a form. */
export function DraftField<Draft>(props: Props<Draft>) {
  const { draft, error, onChange, field, label, description, named = field, required, ...input } = props;
  return (
    <Field label={label} description={description} required={required} {...fieldFault(error, named)}>
      <Input
        id={`draft-${field}`}
        {...input}
        step="any"
        value={String(draft[field])}
        onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value } as Partial<Draft>)}
      />
    </Field>
  );
}
