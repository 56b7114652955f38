import type { TimeRange } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { Combobox, type ComboboxOption, FieldValidationMessage, IconButton, MultiCombobox, Stack } from '@grafana/ui';
import React, { useCallback, useId, useState } from 'react';

import type { DimensionName } from '../../../contract/names';
import type { Filter } from '../../../contract/question';
import { toServiceError } from '../../api/service-error';
import { HiddenLabel } from '../../app/HiddenLabel';
import { asFindValue, type TrunklineDataSource } from '../data-source';
import { fromText, toText, UNKNOWN_LABEL } from '../unknown-value';

const OPERATORS: Array<ComboboxOption<Filter['operator']>> = [
  { value: 'in', label: 'is one of' },
  { value: 'not_in', label: 'is none of' },
  { value: 'starts_with', label: 'starts with' },
];

interface Props {
  position: number;
  datasource: TrunklineDataSource;
  dimensions: Array<ComboboxOption<DimensionName>>;
  range?: TimeRange;
  valuesOnly: boolean;
  filter: Filter;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

export function FilterRow({ position, datasource, dimensions, range, valuesOnly, filter, onChange, onRemove }: Props) {
  const { dimension, operator, values } = filter;
  const id = useId();
  const [failure, setFailure] = useState<string>();

  const suggestions = useCallback(
    async (search: string) => {
      const variables = variableOptions(search);
      try {
        const found = await datasource.suggestValues(dimension, search, range);
        setFailure(undefined);
        return [...variables, ...found.map(asFindValue).map(asOption)];
      } catch (cause) {
        setFailure(toServiceError(cause).message);
        return variables;
      }
    },
    [datasource, dimension, range]
  );

  return (
    <Stack gap={0.5} alignItems="center" wrap="wrap">
      <HiddenLabel htmlFor={`${id}-dimension`} text={`Dimension of filter ${position}`} />
      <Combobox
        id={`${id}-dimension`}
        width={24}
        options={dimensions}
        value={dimension}
        onChange={(option) => onChange({ ...filter, dimension: option.value, values: [] })}
      />
      {!valuesOnly && (
        <>
          <HiddenLabel htmlFor={`${id}-operator`} text={`Operator of filter ${position}`} />
          <Combobox
            id={`${id}-operator`}
            width={16}
            options={OPERATORS}
            value={operator}
            onChange={(option) => onChange({ ...filter, operator: option.value })}
          />
        </>
      )}
      <HiddenLabel htmlFor={`${id}-values`} text={`Values of filter ${position}`} />
      <MultiCombobox
        key={dimension}
        id={`${id}-values`}
        width="auto"
        minWidth={30}
        maxWidth={80}
        placeholder="Choose or type values"
        createCustomValue
        customValueDescription="Use what you typed"
        options={suggestions}
        value={values.map((value) => ({ value: toText(value), label: value ?? UNKNOWN_LABEL }))}
        onChange={(options) => onChange({ ...filter, values: options.map(({ value }) => fromText(value)) })}
      />
      <IconButton name="times" aria-label={`Remove filter ${position}`} onClick={onRemove} />
      {failure && <FieldValidationMessage>{`No values are suggested: ${failure}`}</FieldValidationMessage>}
    </Stack>
  );
}

function variableOptions(search: string): ComboboxOption[] {
  return getTemplateSrv()
    .getVariables()
    .map(({ name }) => `$${name}`)
    .filter((name) => name.includes(search))
    .map((name) => ({ value: name, label: name, description: 'Variable of the dashboard' }));
}

function asOption({ text, value }: { text: string; value?: string | number }): ComboboxOption {
  return { value: String(value), label: text };
}
