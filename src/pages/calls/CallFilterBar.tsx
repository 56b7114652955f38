import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, InlineSwitch, Input, MultiCombobox, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { type CallFilterName, CLIENT_ENDPOINTS, DIRECTIONS } from '../../../contract/calls';
import type { Window } from '../../../contract/question';
import { LabelledControl } from '../reports/LabelledControl';
import { ValuesPicker } from '../reports/ValuesPicker';
import type { CallsState } from './calls-state';
import { endpointTypes, fittingFilters } from './fitting-filters';

interface Props {
  state: CallsState;
  window: Window;
  onChange: (change: Partial<CallsState>) => void;
}

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What calls are listed. A filter that needs another one first says so in its place. */
export function CallFilterBar({ state, window, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { filters } = state;
  const set = (name: CallFilterName, values: string[]) =>
    onChange({ filters: fittingFilters({ ...filters, [name]: values }) });

  const few = (name: CallFilterName, label: string, options: readonly string[], placeholder: string) => (
    <LabelledControl label={label} htmlFor={`${id}-${name}`}>
      <MultiCombobox
        id={`${id}-${name}`}
        width="auto"
        minWidth={18}
        maxWidth={40}
        placeholder={placeholder}
        options={asOptions(options)}
        value={filters[name] ?? []}
        onChange={(chosen) =>
          set(
            name,
            chosen.map(({ value }) => value)
          )
        }
      />
    </LabelledControl>
  );
  const many = (name: CallFilterName, label: string, missing?: string) => (
    <LabelledControl label={label} htmlFor={`${id}-${name}`}>
      {missing ? (
        <Input id={`${id}-${name}`} width={22} disabled placeholder={missing} />
      ) : (
        <ValuesPicker
          id={`${id}-${name}`}
          dimension={name}
          window={window}
          placeholder="All"
          allowOthers
          value={filters[name] ?? []}
          onChange={(values) =>
            set(
              name,
              values.filter((value) => value !== null)
            )
          }
        />
      )}
    </LabelledControl>
  );
  const direction = filters.direction?.[0];

  return (
    <div className={styles.bar}>
      {few('client_type', 'Client types', Object.keys(CLIENT_ENDPOINTS), 'All')}
      {many('customer_id', 'Clients')}
      {few('endpoint_type', 'Endpoint types', endpointTypes(filters.client_type), 'All')}
      {many('endpoint_id', 'Endpoints', filters.endpoint_type?.length === 1 ? undefined : 'With one endpoint type')}
      {many('ddi', 'DDIs')}
      <LabelledControl label="Direction" htmlFor={`${id}-direction`}>
        <Combobox
          id={`${id}-direction`}
          width={16}
          isClearable
          placeholder="All"
          options={asOptions(DIRECTIONS)}
          value={direction ?? null}
          onChange={(option) => set('direction', option ? [option.value] : [])}
        />
      </LabelledControl>
      {many('provider_id', 'Carriers', direction === 'outbound' ? undefined : 'With outbound calls')}
      {many('ddi_provider_id', 'DDI providers', direction === 'inbound' ? undefined : 'With inbound calls')}
      <InlineSwitch
        id={`${id}-answered`}
        label="Answered only"
        showLabel
        transparent
        value={state.answeredOnly}
        onChange={({ currentTarget }) => onChange({ answeredOnly: currentTarget.checked })}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: theme.spacing(1, 1.5),
    marginBottom: theme.spacing(2),
  }),
});
