import { MultiCombobox, type ComboboxOption } from '@grafana/ui';
import React, { useCallback } from 'react';

import type { DimensionValue } from '../../../contract/catalog';
import type { DimensionName } from '../../../contract/names';
import type { Window } from '../../../contract/question';
import { fetchDimensionValues } from '../../api/useDimensionValues';
import { fromText, toText } from '../../datasource/unknown-value';
import { useValueNames } from './useValueNames';

interface Props {
  id: string;
  dimension: DimensionName;
  window: Window;
  placeholder: string;
  /** Whether a value no call of the window has can be typed: a prefix, a number. */
  allowOthers?: boolean;
  /** Whether it takes the width of its form; else that of what is chosen. */
  isWide?: boolean;
  value: Array<string | null>;
  onChange: (values: Array<string | null>) => void;
}

/** Values of a dimension, suggested from the calls of the window. */
export function ValuesPicker({
  id,
  dimension,
  window,
  placeholder,
  allowOthers = false,
  isWide = false,
  value,
  onChange,
}: Props) {
  const { nameOf, remember } = useValueNames(dimension, value, window);

  const suggest = useCallback(
    async (search: string) => (await fetchDimensionValues(dimension, search, window)).map(asOption),
    [dimension, window]
  );

  return (
    <MultiCombobox
      id={id}
      {...(isWide ? { width: undefined } : { width: 'auto', minWidth: 22, maxWidth: 48 })}
      isClearable
      createCustomValue={allowOthers}
      customValueDescription="Use what you typed"
      placeholder={placeholder}
      options={suggest}
      value={value.map((each) => ({ value: toText(each), label: nameOf(each) }))}
      onChange={(options) => {
        remember(options);
        onChange(options.map((option) => fromText(option.value)));
      }}
    />
  );
}

function asOption({ value, label }: DimensionValue): ComboboxOption {
  return { value: toText(value), label };
}
