import { Combobox } from '@grafana/ui';
import React, { useMemo } from 'react';

interface Props {
  id: string;
  value: string;
  onChange: (zone: string) => void;
}

/** A choice among all IANA zones the browser knows. */
export function ZonePicker({ id, value, onChange }: Props) {
  const options = useMemo(
    () => [...new Set(['UTC', value, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone })),
    [value]
  );
  return <Combobox id={id} options={options} value={value} onChange={(option) => onChange(option.value)} />;
}
