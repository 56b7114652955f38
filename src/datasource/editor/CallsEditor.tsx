import type { CoreApp, TimeRange } from '@grafana/data';
import { Combobox, InlineFieldRow, InlineSwitch, Input, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import { CALL_FILTERS, CALL_LAYOUTS, DEFAULT_PAGE, MAX_PAGE } from '../../../contract/calls';
import { asCallFilters, asFilters } from '../call-filters';
import type { TrunklineDataSource } from '../data-source';
import type { CallsOrNumbersQuery, TrunklineQuery } from '../trunkline-query';
import { CurrenciesField } from './CurrenciesField';
import { EditorRow } from './EditorRow';
import { FiltersEditor } from './FiltersEditor';
import { NumbersFields } from './NumbersFields';
import type { CatalogOptions } from './useCatalogOptions';
import { unsetZone, ZoneField } from './ZoneField';

const LAYOUTS = CALL_LAYOUTS.map((value) => ({ value, label: value }));

interface Props {
  datasource: TrunklineDataSource;
  catalog: CatalogOptions;
  query: CallsOrNumbersQuery;
  app?: CoreApp;
  range?: TimeRange;
  onChange: (query: TrunklineQuery) => void;
  onRunQuery: () => void;
}

/** Which calls are listed, or which numbers' attempts are added up. */
export function CallsEditor({ datasource, catalog, query, app, range, onChange, onRunQuery }: Props) {
  const id = useId();
  const change = <Q extends CallsOrNumbersQuery>(changed: Q) => {
    onChange(changed);
    if ((changed.filters ?? []).every(({ values }) => values.length > 0)) {
      onRunQuery();
    }
  };

  return (
    <Stack direction="column" gap={0.5}>
      <NumbersFields
        id={id}
        isNeeded={query.kind === 'numbers'}
        value={query.numbers}
        onChange={(numbers) =>
          query.kind === 'numbers'
            ? change({ ...query, numbers: numbers ?? { typed: [] } })
            : change({ ...query, numbers })
        }
      />
      <EditorRow
        label="Filters"
        tooltip="All must hold. Carriers go with outbound calls, DDI providers with inbound ones."
      >
        <FiltersEditor
          datasource={datasource}
          dimensions={catalog.dimensions.filter(({ value }) => CALL_FILTERS.some((name) => name === value))}
          range={range}
          valuesOnly
          value={asFilters(query.filters ?? [])}
          onChange={(filters) => change({ ...query, filters: asCallFilters(filters) })}
        />
      </EditorRow>
      <InlineFieldRow>
        {query.kind === 'calls' ? (
          <>
            <EditorRow label="Answered only" htmlFor={`${id}-answered`}>
              <InlineSwitch
                id={`${id}-answered`}
                value={query.answeredOnly ?? false}
                onChange={({ currentTarget }) => change({ ...query, answeredOnly: currentTarget.checked })}
              />
            </EditorRow>
            <EditorRow label="Columns" tooltip="A layout with names, or the frozen one programs read.">
              <Combobox
                id={`${id}-layout`}
                width={24}
                options={LAYOUTS}
                value={query.layout ?? 'call-list/named/1'}
                onChange={({ value }) => change({ ...query, layout: value })}
              />
            </EditorRow>
          </>
        ) : (
          <CurrenciesField
            id={`${id}-currencies`}
            options={catalog.currencies}
            value={query.currencies ?? []}
            onChange={(currencies) => change({ ...query, currencies })}
          />
        )}
        <EditorRow label="Zone" tooltip="Zone of printed times and of the calendar.">
          <ZoneField
            id={`${id}-zone`}
            unset={unsetZone(app)}
            value={query.zone}
            onChange={(zone) => change({ ...query, zone })}
          />
        </EditorRow>
      </InlineFieldRow>
      {query.kind === 'calls' && (
        <EditorRow label="Limit" tooltip={`Calls at most, the newest, up to ${MAX_PAGE.toLocaleString('en-US')}.`}>
          <Input
            id={`${id}-limit`}
            type="number"
            width={16}
            min={1}
            max={MAX_PAGE}
            placeholder={String(DEFAULT_PAGE)}
            defaultValue={query.limit}
            onBlur={({ currentTarget }) => change({ ...query, limit: Number(currentTarget.value) || undefined })}
          />
        </EditorRow>
      )}
    </Stack>
  );
}
