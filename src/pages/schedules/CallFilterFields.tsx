import { Combobox, Field, MultiCombobox } from '@grafana/ui';
import React, { useState } from 'react';

import { type CallFilterName, CLIENT_ENDPOINTS, DIRECTIONS } from '../../../contract/calls';
import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { lastMonths } from '../../app/last-months';
import { fittingFilters } from '../calls/fitting-filters';
import { ValuesPicker } from '../reports/ValuesPicker';
import type { CallsDraft } from './calls-draft';
import { EndpointFields } from './EndpointFields';
import type { ScheduleDraft } from './schedule-draft';

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Whose calls are asked about. A field is only there when it applies to what is chosen before it. */
export function CallFilterFields({ draft: { calls }, error, onChange }: DraftProps<ScheduleDraft>) {
  const [suggestedFrom] = useState(lastMonths);
  const { filters } = calls;
  const set = (changes: Partial<CallsDraft['filters']>) =>
    onChange({ calls: { ...calls, filters: fittingFilters({ ...filters, ...changes }) } });
  const direction = filters.direction?.[0];

  const picker = (name: CallFilterName, label: string) => (
    <Field label={label} {...fieldFault(error, `filters.${name}`)}>
      <ValuesPicker
        isWide
        id={`schedule-${name}`}
        dimension={name}
        window={suggestedFrom}
        placeholder="All"
        allowOthers
        value={filters[name] ?? []}
        onChange={(values) => set({ [name]: values.filter((value) => value !== null) })}
      />
    </Field>
  );
  return (
    <>
      <Field label="Client type" {...fieldFault(error, 'filters.client_type')}>
        <MultiCombobox
          id="schedule-client-type"
          isClearable
          placeholder="All"
          options={asOptions(Object.keys(CLIENT_ENDPOINTS))}
          value={filters.client_type ?? []}
          onChange={(options) => set({ client_type: options.map(({ value }) => value) })}
        />
      </Field>
      {picker('customer_id', 'Clients')}
      <EndpointFields filters={filters} window={suggestedFrom} error={error} onChange={set} />
      {picker('ddi', 'DDIs')}
      <Field label="Direction" {...fieldFault(error, 'filters.direction')}>
        <Combobox
          id="schedule-direction"
          isClearable
          placeholder="All"
          options={asOptions(DIRECTIONS)}
          value={direction ?? null}
          onChange={(option) => set({ direction: option ? [option.value] : [] })}
        />
      </Field>
      {direction === 'outbound' && picker('provider_id', 'Carriers')}
      {direction === 'inbound' && picker('ddi_provider_id', 'DDI providers')}
    </>
  );
}
