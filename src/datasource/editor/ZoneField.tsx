import { CoreApp, getTimeZones } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import React from 'react';

const ZONES = ['UTC', ...getTimeZones().filter((zone) => zone !== 'UTC')].map((zone) => ({ value: zone, label: zone }));

/** What holds where a query has no zone of its own. */
export function unsetZone(app: CoreApp | undefined): string {
  return app === CoreApp.UnifiedAlerting ? 'UTC' : "the dashboard's";
}

interface Props {
  id: string;
  value?: string;
  /** Which zone holds without one of its own. */
  unset: string;
  onChange: (zone: string | undefined) => void;
}

export function ZoneField({ id, value, unset, onChange }: Props) {
  return (
    <Combobox
      id={id}
      width={30}
      isClearable
      createCustomValue
      placeholder={unset}
      options={ZONES}
      value={value || null}
      onChange={(option) => onChange(option?.value)}
    />
  );
}
