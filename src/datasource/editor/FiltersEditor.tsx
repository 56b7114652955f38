import type { TimeRange } from '@grafana/data';
import { Button, type ComboboxOption, Stack } from '@grafana/ui';
import React from 'react';

import type { DimensionName } from '../../../contract/names';
import type { TrunklineDataSource } from '../data-source';
import type { CompleteQuery } from '../trunkline-query';
import { FilterRow } from './FilterRow';

type Filters = CompleteQuery['filters'];

interface Props {
  datasource: TrunklineDataSource;
  dimensions: Array<ComboboxOption<DimensionName>>;
  range?: TimeRange;
  /** Filters name the values wanted, and cannot leave values out. */
  valuesOnly?: boolean;
  value: Filters;
  onChange: (value: Filters) => void;
}

export function FiltersEditor({ datasource, dimensions, range, valuesOnly = false, value, onChange }: Props) {
  return (
    <Stack direction="column" gap={0.5} alignItems="flex-start">
      {value.map((filter, index) => (
        <FilterRow
          key={index}
          position={index + 1}
          datasource={datasource}
          dimensions={dimensions}
          range={range}
          valuesOnly={valuesOnly}
          filter={filter}
          onChange={(changed) => onChange(value.map((other, at) => (at === index ? changed : other)))}
          onRemove={() => onChange(value.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        variant="secondary"
        icon="plus"
        onClick={() => onChange([...value, { dimension: 'customer_id', operator: 'in', values: [] }])}
      >
        Filter
      </Button>
    </Stack>
  );
}
