import { Checkbox, Combobox, Field, MultiCombobox, RadioButtonGroup, TextArea } from '@grafana/ui';
import React, { useState } from 'react';

import {
  CALL_LAYOUTS,
  type CallFilterName,
  type CallLayout,
  CLIENT_ENDPOINTS,
  DIRECTIONS,
} from '../../../contract/calls';
import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { lastMonths } from '../../app/last-months';
import { COUNTRY_OPTIONS } from '../../numbers/countries';
import { fittingFilters } from '../calls/fitting-filters';
import { ValuesPicker } from '../reports/ValuesPicker';
import type { CallsDraft } from './calls-draft';
import { EndpointFields } from './EndpointFields';
import type { ScheduleDraft } from './schedule-draft';

const LAYOUTS: Record<CallLayout, string> = {
  'call-list/1': 'call-list/1: the frozen columns billing programs read',
  'call-list/named/1': 'call-list/named/1: as on the page, names beside ids',
};
const SIDES = [
  { value: 'either', label: 'Either side' },
  { value: 'cli', label: 'Calling' },
  { value: 'destination', label: 'Called' },
] as const;
const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Which calls a list holds. A field is only there when it applies to what is chosen before it. */
export function CallListFields({ draft, error, onChange }: DraftProps<ScheduleDraft>) {
  const [suggestedFrom] = useState(lastMonths);
  const { calls } = draft;
  const { filters } = calls;
  const change = (changes: Partial<CallsDraft>) => onChange({ calls: { ...calls, ...changes } });
  const set = (changes: Partial<CallsDraft['filters']>) =>
    change({ filters: fittingFilters({ ...filters, ...changes }) });
  const direction = filters.direction?.[0];

  const picker = (name: CallFilterName, label: string) => (
    <Field label={label} {...fieldFault(error, `filters.${name}`)}>
      <ValuesPicker
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
      <Field label="Only of these numbers" description="One on each line, in any writing. Empty: of all numbers.">
        <TextArea
          id="schedule-numbers"
          rows={2}
          value={calls.numbers}
          onChange={({ currentTarget }) => change({ numbers: currentTarget.value })}
        />
      </Field>
      {calls.numbers.trim() !== '' && (
        <>
          <Field label="The numbers are">
            <RadioButtonGroup options={[...SIDES]} value={calls.side} onChange={(side) => change({ side })} />
          </Field>
          <Field label="Numbers without a country code are of">
            <Combobox
              id="schedule-country"
              isClearable
              placeholder="No country"
              options={COUNTRY_OPTIONS}
              value={calls.country ?? null}
              onChange={(option) => change({ country: option?.value })}
            />
          </Field>
        </>
      )}
      <Field>
        <Checkbox
          label="Answered calls only"
          description="As lists for billing are."
          value={calls.answeredOnly}
          onChange={({ currentTarget }) => change({ answeredOnly: currentTarget.checked })}
        />
      </Field>
      <Field label="Columns" {...fieldFault(error, 'job.question.layout')}>
        <Combobox
          id="schedule-layout"
          options={CALL_LAYOUTS.map((value) => ({ value, label: LAYOUTS[value] }))}
          value={calls.layout}
          onChange={({ value }) => change({ layout: value })}
        />
      </Field>
    </>
  );
}
