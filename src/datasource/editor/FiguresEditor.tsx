import type { CoreApp, TimeRange } from '@grafana/data';
import { Combobox, InlineFieldRow, InlineSwitch, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import { BUCKETS } from '../../../contract/names';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../../../contract/question';
import type { TrunklineDataSource } from '../data-source';
import { type CompleteQuery, completeQuery, defaultQuery, type FiguresQuery } from '../trunkline-query';
import { CurrenciesField } from './CurrenciesField';
import { EditorRow } from './EditorRow';
import { FiltersEditor } from './FiltersEditor';
import { orderColumns } from './order-columns';
import { OrderedPicks } from './OrderedPicks';
import { OrderEditor } from './OrderEditor';
import type { CatalogOptions } from './useCatalogOptions';
import { unsetZone, ZoneField } from './ZoneField';

const LAYOUTS = [
  { value: 'table' as const, label: 'Table', description: 'One row per group.' },
  {
    value: 'series' as const,
    label: 'Time series',
    description: 'One line per group over time. For graphs and alerts.',
  },
  {
    value: 'breakout' as const,
    label: 'Breakout',
    description: 'Every level of the groups with its totals. For the breakout panel.',
  },
];

const BUCKET_OPTIONS = [
  { value: 'auto' as const, label: 'auto' },
  ...BUCKETS.map((value) => ({ value, label: value })),
];

interface Props {
  datasource: TrunklineDataSource;
  catalog: CatalogOptions;
  query: FiguresQuery;
  app?: CoreApp;
  range?: TimeRange;
  onChange: (query: FiguresQuery) => void;
  onRunQuery: () => void;
}

/** Measures by dimensions. */
export function FiguresEditor({ datasource, catalog, query: stored, app, range, onChange, onRunQuery }: Props) {
  const query = completeQuery(
    stored.measures ? stored : { ...defaultQuery(app), ...stored, measures: defaultQuery(app).measures }
  );
  const series = query.layout === 'series';
  const id = useId();
  // A series is over time whatever else it is grouped by.
  const dimensions = series ? catalog.dimensions.filter(({ value }) => value !== 'time') : catalog.dimensions;

  const change = (changes: Partial<CompleteQuery>) => {
    const changed = { ...query, ...changes };
    onChange(changed);
    if (changed.filters.every(({ values }) => values.length > 0)) {
      onRunQuery();
    }
  };

  return (
    <Stack direction="column" gap={0.5}>
      <EditorRow label="Layout">
        <RadioButtonGroup options={LAYOUTS} value={query.layout} onChange={(layout) => change({ layout })} />
      </EditorRow>
      <EditorRow label="Measures" htmlFor={`${id}-measures`}>
        <OrderedPicks
          id={`${id}-measures`}
          options={catalog.measures}
          value={query.measures}
          placeholder="Add a measure"
          onChange={(measures) => change({ measures })}
        />
      </EditorRow>
      <EditorRow
        label="Group by"
        htmlFor={`${id}-dimensions`}
        tooltip="In this order: the first is the outermost level of a breakout."
      >
        <OrderedPicks
          id={`${id}-dimensions`}
          options={dimensions}
          value={series ? query.dimensions.filter((name) => name !== 'time') : query.dimensions}
          placeholder="Add a dimension"
          onChange={(dimensions) => change({ dimensions })}
        />
      </EditorRow>
      <EditorRow
        label="Filters"
        tooltip="All must hold. Values may be variables of the dashboard: a variable set to All does not restrict."
      >
        <FiltersEditor
          datasource={datasource}
          dimensions={catalog.dimensions.filter(({ value }) => value !== 'time')}
          range={range}
          value={query.filters}
          onChange={(filters) => change({ filters })}
        />
      </EditorRow>
      <InlineFieldRow>
        {(series || query.dimensions.includes('time')) && (
          <EditorRow label="Bucket" tooltip="Width of time. auto: the narrowest of at least the panel's interval.">
            <Combobox
              id={`${id}-bucket`}
              width={12}
              options={BUCKET_OPTIONS}
              value={query.bucket}
              onChange={({ value }) => change({ bucket: value })}
            />
          </EditorRow>
        )}
        {series && (
          <EditorRow
            label="Whole buckets"
            tooltip="Leaves out the last bucket while it is not over: its calls have failed already, but not been answered yet."
            htmlFor={`${id}-whole`}
          >
            <InlineSwitch
              id={`${id}-whole`}
              value={query.whole_buckets}
              onChange={({ currentTarget }) => change({ whole_buckets: currentTarget.checked })}
            />
          </EditorRow>
        )}
        <CurrenciesField
          id={`${id}-currencies`}
          options={catalog.currencies}
          value={query.currencies}
          onChange={(currencies) => change({ currencies })}
        />
        <EditorRow label="Zone" tooltip="Zone of buckets and printed times.">
          <ZoneField
            id={`${id}-zone`}
            unset={unsetZone(app)}
            value={query.zone}
            onChange={(zone) => change({ zone })}
          />
        </EditorRow>
      </InlineFieldRow>
      <EditorRow label="Order">
        <OrderEditor
          columns={orderColumns(query, catalog)}
          value={query.order}
          onChange={(order) => change({ order })}
        />
      </EditorRow>
      <EditorRow
        label="Limit"
        tooltip={`Rows at most, up to ${MAX_LIMIT.toLocaleString('en-US')}. What is left out is said beside the figures.`}
      >
        <Input
          id={`${id}-limit`}
          type="number"
          width={16}
          min={1}
          max={MAX_LIMIT}
          placeholder={String(series ? MAX_LIMIT : DEFAULT_LIMIT)}
          defaultValue={query.limit}
          onBlur={({ currentTarget }) => change({ limit: Number(currentTarget.value) || undefined })}
        />
      </EditorRow>
    </Stack>
  );
}
