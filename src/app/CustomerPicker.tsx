import { Combobox, type ComboboxOption } from '@grafana/ui';
import React, { useCallback, useState } from 'react';

import { fetchDimensionValues } from '../api/useDimensionValues';
import { lastMonths } from './last-months';

interface Props {
  id: string;
  value: string | null;
  onChange: (customerId: string | null) => void;
}

/** One customer, suggested from the calls of the last months; any other id can be typed. */
export function CustomerPicker({ id, value, onChange }: Props) {
  const [window] = useState(lastMonths);

  const suggest = useCallback(
    async (search: string): Promise<Array<ComboboxOption<string>>> => {
      const values = await fetchDimensionValues('customer_id', search, window);
      return values.flatMap(({ value: customerId, label }) =>
        customerId === null
          ? []
          : [{ value: customerId, label: label === customerId ? label : `${label} (${customerId})` }]
      );
    },
    [window]
  );

  return (
    <Combobox
      id={id}
      isClearable
      createCustomValue
      placeholder="None"
      options={suggest}
      value={value}
      onChange={(option: ComboboxOption<string> | null) => onChange(option ? option.value : null)}
    />
  );
}
