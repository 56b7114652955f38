import type { CoreApp, TimeRange } from '@grafana/data';
import { Combobox, InlineFieldRow, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import { COMPARED_MEASURES, WATCHED_MEASURES } from '../../../contract/alert-query';
import type { TrunklineDataSource } from '../data-source';
import type { AlertRuleQuery } from '../trunkline-query';
import { EditorRow } from './EditorRow';
import { FiltersEditor } from './FiltersEditor';
import { NumberField } from './NumberField';
import { OrderedPicks } from './OrderedPicks';
import type { CatalogOptions } from './useCatalogOptions';
import { unsetZone, ZoneField } from './ZoneField';

const BASELINES = [
  { value: 'quarter_hours' as const, label: 'Quarter-hours', description: 'Those that hold it, of the same weekday.' },
  { value: 'hours' as const, label: 'Whole hours', description: 'The hours that hold it: more calls to compare with.' },
];
const VALUES = [
  { value: 'ratio' as const, label: 'Ratio', description: 'Now / usual; 1 where chance may have made the difference.' },
  { value: 'z' as const, label: 'z', description: 'Standard deviations from usual, by the two-proportion test.' },
];

type CallsQuery = Exclude<AlertRuleQuery, { condition: 'failed_deliveries' | 'stopped_source' }>;

interface Props {
  datasource: TrunklineDataSource;
  catalog: CatalogOptions;
  query: CallsQuery;
  app?: CoreApp;
  range?: TimeRange;
  onChange: (query: CallsQuery) => void;
}

export function WatchedCallsFields({ datasource, catalog, query, app, range, onChange }: Props) {
  const id = useId();
  const filters = (query.filters ?? []).map(({ operator = 'in', ...filter }) => ({ ...filter, operator }));
  const offered = (names: readonly string[]) => catalog.measures.filter(({ value }) => names.includes(value));

  return (
    <Stack direction="column" gap={0.5}>
      {query.condition === 'threshold' && (
        <EditorRow label="Measure" htmlFor={`${id}-measure`}>
          <Combobox
            id={`${id}-measure`}
            width={32}
            options={offered(WATCHED_MEASURES)}
            value={query.measure}
            onChange={({ value }) => onChange({ ...query, measure: WATCHED_MEASURES.find((name) => name === value)! })}
          />
        </EditorRow>
      )}
      {query.condition === 'drop' && (
        <EditorRow label="Measure" htmlFor={`${id}-measure`}>
          <Combobox
            id={`${id}-measure`}
            width={32}
            options={offered(COMPARED_MEASURES)}
            value={query.measure ?? 'asr'}
            onChange={({ value }) => onChange({ ...query, measure: COMPARED_MEASURES.find((name) => name === value) })}
          />
        </EditorRow>
      )}
      {query.condition === 'threshold' && query.measure === 'profit_percent' && (
        <EditorRow label="Currency" tooltip="What charges are converted to." htmlFor={`${id}-currency`}>
          <Combobox
            id={`${id}-currency`}
            width={16}
            isClearable
            placeholder="their own"
            options={catalog.currencies}
            value={query.currency ?? null}
            onChange={(option) => onChange({ ...query, currency: option?.value })}
          />
        </EditorRow>
      )}
      <EditorRow label="For each" tooltip="A set of labels each." htmlFor={`${id}-dimensions`}>
        <OrderedPicks
          id={`${id}-dimensions`}
          options={catalog.dimensions.filter(({ value }) => value !== 'time')}
          value={query.dimensions ?? []}
          placeholder={query.dimensions?.length ? 'Add another' : 'All attempts together'}
          onChange={(dimensions) => onChange({ ...query, dimensions })}
        />
      </EditorRow>
      <EditorRow label="Filters" tooltip="All must hold.">
        <FiltersEditor
          datasource={datasource}
          dimensions={catalog.dimensions.filter(({ value }) => value !== 'time')}
          range={range}
          value={filters}
          onChange={(changed) => onChange({ ...query, filters: changed })}
        />
      </EditorRow>
      <InlineFieldRow>
        <NumberField
          label="Sample, minutes"
          tooltip="Ends where all sources are known to be complete."
          usual={15}
          value={query.sampleMinutes}
          onChange={(sampleMinutes) => onChange({ ...query, sampleMinutes })}
        />
        <NumberField
          label="Least attempts"
          tooltip="Groups with fewer are left out."
          usual={100}
          value={query.leastAttempts}
          onChange={(leastAttempts) => onChange({ ...query, leastAttempts })}
        />
      </InlineFieldRow>
      {query.condition === 'drop' && (
        <InlineFieldRow>
          <EditorRow label="Value">
            <RadioButtonGroup
              options={VALUES}
              value={query.value ?? 'ratio'}
              onChange={(value) => onChange({ ...query, value })}
            />
          </EditorRow>
          <NumberField
            label="Least deviations"
            tooltip="Standard deviations from which on a difference is more than chance."
            usual={4}
            least={0}
            value={query.leastDeviations}
            onChange={(leastDeviations) => onChange({ ...query, leastDeviations })}
          />
        </InlineFieldRow>
      )}
      {(query.condition === 'drop' || query.condition === 'vanished') && (
        <InlineFieldRow>
          <EditorRow label="Beside">
            <RadioButtonGroup
              options={BASELINES}
              value={query.baseline ?? 'quarter_hours'}
              onChange={(baseline) => onChange({ ...query, baseline })}
            />
          </EditorRow>
          <NumberField
            label="Weeks"
            usual={4}
            value={query.weeks}
            onChange={(weeks) => onChange({ ...query, weeks })}
          />
        </InlineFieldRow>
      )}
      <EditorRow label="Zone" tooltip="Whose clock says what the same time of another week is.">
        <ZoneField
          id={`${id}-zone`}
          unset={unsetZone(app)}
          value={query.zone}
          onChange={(zone) => onChange({ ...query, zone })}
        />
      </EditorRow>
    </Stack>
  );
}
