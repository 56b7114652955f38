import { Button, Combobox, type ComboboxOption, IconButton, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import { HiddenLabel } from '../../app/HiddenLabel';
import type { CompleteQuery } from '../trunkline-query';

type Order = CompleteQuery['order'];

const DIRECTIONS = [
  { value: 'desc' as const, label: 'Largest first' },
  { value: 'asc' as const, label: 'Smallest first' },
];

interface Props {
  columns: ComboboxOption[];
  value: Order;
  onChange: (value: Order) => void;
}

export function OrderEditor({ columns, value, onChange }: Props) {
  const id = useId();
  const unused = columns.filter((column) => value.every(({ by }) => by !== column.value));
  const replace = (index: number, change: Partial<Order[number]>) =>
    onChange(value.map((order, at) => (at === index ? { ...order, ...change } : order)));

  return (
    <Stack direction="column" gap={0.5} alignItems="flex-start">
      {value.map(({ by, direction }, index) => (
        <Stack key={index} gap={0.5} alignItems="center">
          <HiddenLabel htmlFor={`${id}-${index}`} text={`Column ${index + 1} to order by`} />
          <Combobox
            id={`${id}-${index}`}
            width={24}
            options={columns.filter((column) => column.value === by || unused.includes(column))}
            value={by}
            // A Combobox takes the same option in another object for another choice.
            onChange={(option) => option.value !== by && replace(index, { by: option.value })}
          />
          <RadioButtonGroup
            aria-label={`Direction of ${by}`}
            options={DIRECTIONS}
            value={direction}
            onChange={(chosen) => replace(index, { direction: chosen })}
          />
          <IconButton
            name="times"
            aria-label={`Do not order by ${by}`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </Stack>
      ))}
      {unused.length > 0 && (
        <Button
          variant="secondary"
          icon="plus"
          onClick={() => onChange([...value, { by: unused[unused.length - 1].value, direction: 'desc' }])}
        >
          Order
        </Button>
      )}
    </Stack>
  );
}
