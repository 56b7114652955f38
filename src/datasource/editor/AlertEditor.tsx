import type { CoreApp, TimeRange } from '@grafana/data';
import { Combobox, RadioButtonGroup, Stack } from '@grafana/ui';
import React, { useId } from 'react';

import type { AlertCondition } from '../../../contract/alert-query';
import type { TrunklineDataSource } from '../data-source';
import type { AlertRuleQuery } from '../trunkline-query';
import { alertOfCondition } from './alert-of-condition';
import { EditorRow } from './EditorRow';
import { NumberField } from './NumberField';
import type { CatalogOptions } from './useCatalogOptions';
import { WatchedCallsFields } from './WatchedCallsFields';

const CONDITIONS: Array<{ value: AlertCondition; label: string; description: string }> = [
  { value: 'drop', label: 'Change against usual', description: 'A measure beside the same time of earlier weeks.' },
  { value: 'threshold', label: 'Measure', description: 'A measure of the last minutes.' },
  { value: 'dead_route', label: 'Dead route', description: 'Attempts since the last answer, from the least on.' },
  { value: 'vanished', label: 'Vanished traffic', description: 'What a group usually has, where it has nothing now.' },
  { value: 'failed_deliveries', label: 'Failed deliveries', description: 'Mails and runs that failed, by schedule.' },
  { value: 'stopped_source', label: 'Stopped source', description: 'Seconds a source is late, beyond what it may be.' },
];

const SHOWS = [
  { value: 'value' as const, label: 'Value', description: 'What the rule compares with its threshold.' },
  { value: 'facts' as const, label: 'Facts', description: 'The same with a sentence and a link, for annotations.' },
];

interface Props {
  datasource: TrunklineDataSource;
  catalog: CatalogOptions;
  query: AlertRuleQuery;
  app?: CoreApp;
  range?: TimeRange;
  onChange: (query: AlertRuleQuery) => void;
  onRunQuery: () => void;
}

/** What an alert rule watches: one number for each group, with the least sample built in. */
export function AlertEditor({ datasource, catalog, query, app, range, onChange, onRunQuery }: Props) {
  const id = useId();
  const change = (changed: AlertRuleQuery) => {
    onChange(changed);
    onRunQuery();
  };

  return (
    <Stack direction="column" gap={0.5}>
      <EditorRow label="Watch" htmlFor={`${id}-condition`}>
        <Combobox
          id={`${id}-condition`}
          width={32}
          options={CONDITIONS}
          value={query.condition}
          onChange={({ value }) => change(alertOfCondition(query, value))}
        />
      </EditorRow>
      {query.condition === 'failed_deliveries' && (
        <NumberField
          label="Minutes"
          tooltip="How far back failures count."
          usual={60}
          value={query.sampleMinutes}
          onChange={(sampleMinutes) => change({ ...query, sampleMinutes })}
        />
      )}
      {query.condition !== 'failed_deliveries' && query.condition !== 'stopped_source' && (
        <WatchedCallsFields {...{ datasource, catalog, query, app, range }} onChange={change} />
      )}
      <EditorRow label="Shows">
        <RadioButtonGroup
          options={SHOWS}
          value={query.show ?? 'value'}
          onChange={(show) => change({ ...query, show })}
        />
      </EditorRow>
    </Stack>
  );
}
