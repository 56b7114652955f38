import { Combobox, IconButton, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import type { Filter, Window } from '../../../contract/question';
import { HiddenLabel } from '../../app/HiddenLabel';
import { LabelledControl } from './LabelledControl';
import { ValuesPicker } from './ValuesPicker';

export type FilterKind = Pick<Filter, 'dimension' | 'operator'>;

const OPERATORS: Array<{ value: Filter['operator']; label: string }> = [
  { value: 'in', label: 'is one of' },
  { value: 'not_in', label: 'is none of' },
  { value: 'starts_with', label: 'starts with' },
];

interface Props {
  kind: FilterKind;
  label: string;
  window: Window;
  values: Filter['values'];
  onChange: (values: Filter['values']) => void;
  onChangeOperator: (operator: Filter['operator']) => void;
  onRemove: () => void;
}

export function FurtherFilter({ kind, label, window, values, onChange, onChangeOperator, onRemove }: Props) {
  const id = useId();
  return (
    <LabelledControl
      label={label}
      htmlFor={id}
      aside={<IconButton name="times" size="sm" aria-label={`Remove filter ${label}`} onClick={onRemove} />}
    >
      <Stack gap={0.25}>
        <HiddenLabel htmlFor={`${id}-operator`} text={`Operator of ${label}`} />
        <Combobox
          id={`${id}-operator`}
          width={14}
          options={OPERATORS}
          value={kind.operator}
          onChange={({ value }) => onChangeOperator(value)}
        />
        <ValuesPicker
          id={id}
          dimension={kind.dimension}
          window={window}
          placeholder="Choose or type"
          allowOthers
          value={values}
          onChange={onChange}
        />
      </Stack>
    </LabelledControl>
  );
}
