import { type ComboboxOption, MultiCombobox } from '@grafana/ui';
import React from 'react';

import { EditorRow } from './EditorRow';

interface Props {
  id: string;
  options: ComboboxOption[];
  value: string[];
  onChange: (currencies: string[]) => void;
}

export function CurrenciesField({ id, options, value, onChange }: Props) {
  return (
    <EditorRow
      label="Currencies"
      tooltip="Money is converted by the rate of each call's day. None: every amount in its own currency."
    >
      <MultiCombobox
        id={id}
        width="auto"
        minWidth={20}
        maxWidth={40}
        placeholder="as charged"
        createCustomValue
        options={options}
        value={value}
        onChange={(chosen) => onChange(chosen.map((option) => option.value))}
      />
    </EditorRow>
  );
}
