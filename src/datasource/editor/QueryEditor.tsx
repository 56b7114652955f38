import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { RadioButtonGroup, Stack } from '@grafana/ui';
import React from 'react';

import type { QueryKind } from '../../../contract/grafana-query';
import type { TrunklineDataSource } from '../data-source';
import { isOfCalls, isOfService, type TrunklineOptions, type TrunklineQuery } from '../trunkline-query';
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
];

type Props = QueryEditorProps<TrunklineDataSource, TrunklineQuery, TrunklineOptions>;

export function QueryEditor(props: Props) {
  const { datasource, query, app, range, onChange, onRunQuery } = props;
  const catalog = useCatalogOptions(datasource);
  const shared = { datasource, catalog, app, range, onChange, onRunQuery };

  return (
    <Stack direction="column" gap={0.5}>
      <CatalogNotice error={catalog.error} />
      {/* A rule watches figures: a list has nothing to compare with a threshold. */}
      {(app !== CoreApp.UnifiedAlerting || isOfCalls(query) || isOfService(query)) && (
        <EditorRow label="Query">
          <RadioButtonGroup
            options={KINDS}
            value={query.kind ?? 'figures'}
            onChange={(kind) => {
              onChange(queryOfKind(query, kind));
              onRunQuery();
            }}
          />
        </EditorRow>
      )}
      {editorOf(query, shared)}
    </Stack>
  );
}

type Shared = Pick<Props, 'datasource' | 'app' | 'range' | 'onChange' | 'onRunQuery'> & { catalog: CatalogOptions };

function editorOf(query: TrunklineQuery, shared: Shared) {
  if (isOfService(query)) {
    return <ServiceEditor {...shared} query={query} />;
  }
  return isOfCalls(query) ? <CallsEditor {...shared} query={query} /> : <FiguresEditor {...shared} query={query} />;
}
