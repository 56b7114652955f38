import { css } from '@emotion/css';
import { CoreApp, DataQuery, DataSourceApi, DataSourcePluginContextProvider } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useRef, useState } from 'react';

import { QueryResult } from '../QueryResult';
import { dataSourceSettings } from '../services/data-sources';
import { TimeRangeField } from '../TimeRangeField';
import { useLoaded } from '../useLoaded';
import { useQueried } from '../useQueried';
import { urlInstant, useUrlTimeRange } from '../useUrlTimeRange';

/** The data source's query editor with what its query answers, as in Grafana's Explore, at the addresses Explore has. */
export function ExplorePage() {
  const dataSource = useLoaded(() => getDataSourceSrv().get(), dataSourceSettings.uid);
  return dataSource ? <Explore dataSource={dataSource} /> : <LoadingPlaceholder text="Loading the data source…" />;
}

interface Pane {
  datasource: string;
  queries: DataQuery[];
  range: { from: string; to: string };
}

/** The first pane of the address; Grafana has two at most. */
function askedPane(): Pane | undefined {
  const panes = locationService.getSearch().get('panes');
  return panes ? Object.values(JSON.parse(panes) as Record<string, Pane>)[0] : undefined;
}

function initialQuery(dataSource: DataSourceApi): DataQuery {
  return { refId: 'A', ...(askedPane()?.queries[0] ?? dataSource.getDefaultQuery?.(CoreApp.Explore)) };
}

function Explore({ dataSource }: { dataSource: DataSourceApi }) {
  const [query, setQuery] = useState(() => initialQuery(dataSource));
  const [ran, setRan] = useState({ query, run: 0 });
  const [range, setRange] = useUrlTimeRange(askedPane()?.range);
  const data = useQueried(CoreApp.Explore, [ran.query], range, ran.run);
  const QueryEditor = dataSource.components?.QueryEditor;
  // An editor changes its query and runs it before this page is drawn again.
  const latest = useRef(query);
  const run = () => setRan(({ run }) => ({ query: latest.current, run: run + 1 }));
  const change = (changed: DataQuery) => {
    latest.current = changed;
    setQuery(changed);
    const { from, to } = range.raw;
    const pane: Pane = {
      datasource: dataSourceSettings.uid,
      queries: [changed],
      range: { from: urlInstant(from), to: urlInstant(to) },
    };
    locationService.partial({ panes: JSON.stringify({ preview: pane }) }, true);
  };
  return (
    <DataSourcePluginContextProvider instanceSettings={dataSourceSettings}>
      <main className={css({ padding: 16 })}>
        <Stack direction="column" gap={2}>
          <Stack>
            <TimeRangeField value={range} onChange={setRange} />
            <Button onClick={run} icon="sync">
              Run query
            </Button>
          </Stack>
          {QueryEditor && (
            <QueryEditor
              app={CoreApp.Explore}
              data={data}
              datasource={dataSource}
              onChange={change}
              onRunQuery={run}
              query={query}
              range={range}
            />
          )}
          {data.error && <Alert severity="error" title={data.error.message ?? 'The query failed'} />}
          <QueryResult data={data} />
        </Stack>
      </main>
    </DataSourcePluginContextProvider>
  );
}
