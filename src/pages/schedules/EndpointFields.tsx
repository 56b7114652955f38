import { Field, MultiCombobox } from '@grafana/ui';
import React from 'react';

import type { Window } from '../../../contract/question';
import type { ServiceError } from '../../api/service-error';
import { fieldFault } from '../../app/field-fault';
import type { CallFilters } from '../calls/calls-state';
import { endpointTypes } from '../calls/fitting-filters';
import { ValuesPicker } from '../reports/ValuesPicker';

interface Props {
  filters: CallFilters;
  /** Whose calls values are suggested from. */
  window: Window;
  error: ServiceError | null;
  onChange: (changes: CallFilters) => void;
}

const LABELS: Record<string, string> = {
  ResidentialDevice: 'Residential devices',
  RetailAccount: 'Retail accounts',
  User: 'Users',
  Fax: 'Faxes',
  Friend: 'Friends',
};

/** The endpoints of the chosen type of client; nothing for clients without any. */
export function EndpointFields({ filters, window, error, onChange }: Props) {
  const chosen = filters.endpoint_type ?? [];
  const isAsked = chosen.length > 0 || (filters.client_type ?? []).length > 0;
  const possible = isAsked ? endpointTypes(filters.client_type) : [];
  const only = chosen.length === 1 ? chosen[0] : possible.length === 1 ? possible[0] : undefined;
  return (
    <>
      {possible.length > 1 && (
        <Field label="Endpoint type" {...fieldFault(error, 'filters.endpoint_type')}>
          <MultiCombobox
            id="schedule-endpoint-type"
            isClearable
            placeholder="All"
            options={possible.map((value) => ({ value, label: LABELS[value] ?? value }))}
            value={chosen}
            onChange={(options) => onChange({ endpoint_type: options.map(({ value }) => value) })}
          />
        </Field>
      )}
      {only && (
        <Field label={LABELS[only] ?? only} {...fieldFault(error, 'filters.endpoint_id')}>
          <ValuesPicker
            isWide
            id="schedule-endpoint-id"
            dimension="endpoint_id"
            window={window}
            placeholder="All"
            allowOthers
            value={filters.endpoint_id ?? []}
            onChange={(values) =>
              onChange({ endpoint_type: [only], endpoint_id: values.filter((value) => value !== null) })
            }
          />
        </Field>
      )}
    </>
  );
}
