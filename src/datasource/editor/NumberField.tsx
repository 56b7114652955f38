import { Input } from '@grafana/ui';
import React, { useId } from 'react';

import { EditorRow } from './EditorRow';

const LABEL_WIDTH = 20;

interface Props {
  label: string;
  tooltip?: string;
  /** What holds while it is not set. */
  usual: number;
  value?: number;
  least?: number;
  onChange: (value: number | undefined) => void;
}

/** A number that is taken over when its field is left; empty is what is usual. */
export function NumberField({ label, tooltip, usual, value, least = 1, onChange }: Props) {
  const id = useId();
  return (
    <EditorRow label={label} tooltip={tooltip} htmlFor={id} labelWidth={LABEL_WIDTH}>
      <Input
        id={id}
        type="number"
        width={12}
        min={least}
        placeholder={String(usual)}
        defaultValue={value}
        onBlur={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      />
    </EditorRow>
  );
}
