import { Combobox } from '@grafana/ui';
import React from 'react';

import { useTemplates } from '../api/useTemplates';

interface Props {
  id: string;
  /** What null means. */
  none: string;
  value: string | null;
  onChange: (templateId: string | null) => void;
}

const NONE = '';

export function TemplatePicker({ id, none, value, onChange }: Props) {
  const { data: templates = [] } = useTemplates();
  const options = [
    { value: NONE, label: none },
    ...templates.map(({ templateId, name }) => ({ value: templateId, label: name })),
  ];
  return (
    <Combobox
      id={id}
      options={options}
      value={value ?? NONE}
      onChange={(option) => onChange(option.value === NONE ? null : option.value)}
    />
  );
}
