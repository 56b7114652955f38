import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { RadioButtonGroup, Stack } from '@grafana/ui';
import React from 'react';

import type { QueryKind } from '../../../contract/grafana-query';
import type { TrunklineDataSource } from '../data-source';
import { isOfAlert, isOfCalls, isOfService, type TrunklineOptions, type TrunklineQuery } from '../trunkline-query';
import { AlertEditor } from './AlertEditor';
import { CallsEditor } from './CallsEditor';
import { CatalogNotice } from './CatalogNotice';
import { EditorRow } from './EditorRow';
import { FiguresEditor } from './FiguresEditor';
import { queryOfKind } from './query-of-kind';
import { ServiceEditor } from './ServiceEditor';
import { type CatalogOptions, useCatalogOptions } from './useCatalogOptions';

const KINDS: Array<{ value: QueryKind; label: string; description: string }> = [
  { value: 'figures', label: 'Figures', description: 'Measures by dimensions, as reports have them.' },
  { value: 'calls', label: 'Calls', description: 'Calls one by one, the newest first.' },
  { value: 'numbers', label: 'Numbers', description: 'What the attempts of single numbers add up to.' },
  { value: 'service', label: 'Service', description: 'How sources, runs, mails and the service itself do.' },
  { value: 'alert', label: 'Alert', description: 'One number per group to watch: a drop, a dead route, a threshold.' },
];
/** A rule watches figures: a list has nothing to compare with a threshold. */
const KINDS_OF_RULES = KINDS.filter(({ value }) => value === 'figures' || value === 'alert');

type Props = QueryEditorProps<TrunklineDataSource, TrunklineQuery, TrunklineOptions>;

export function QueryEditor(props: Props) {
  const { datasource, query, app, range, onChange, onRunQuery } = props;
  const catalog = useCatalogOptions(datasource);
  const isRule = app === CoreApp.UnifiedAlerting && !isOfCalls(query) && !isOfService(query);
  const shared = { datasource, catalog, app, range, onChange, onRunQuery };

  return (
    <Stack direction="column" gap={0.5}>
      <CatalogNotice error={catalog.error} />
      <EditorRow label="Query">
        <RadioButtonGroup
          options={isRule ? KINDS_OF_RULES : KINDS}
          value={query.kind ?? 'figures'}
          onChange={(kind) => {
            onChange(queryOfKind(query, kind));
            onRunQuery();
          }}
        />
      </EditorRow>
      {editorOf(query, shared)}
    </Stack>
  );
}

type Shared = Pick<Props, 'datasource' | 'app' | 'range' | 'onChange' | 'onRunQuery'> & { catalog: CatalogOptions };

function editorOf(query: TrunklineQuery, shared: Shared) {
  if (isOfAlert(query)) {
    return <AlertEditor {...shared} query={query} />;
  }
  if (isOfService(query)) {
    return <ServiceEditor {...shared} query={query} />;
  }
  return isOfCalls(query) ? <CallsEditor {...shared} query={query} /> : <FiguresEditor {...shared} query={query} />;
}
