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
import { useUrlTimeRange } from '../useUrlTimeRange';

/** The data source's query editor with what its query answers, as in Grafana's Explore. `?query=` opens with one. */
export function ExplorePage() {
  const dataSource = useLoaded(() => getDataSourceSrv().get(), dataSourceSettings.uid);
  return dataSource ? <Explore dataSource={dataSource} /> : <LoadingPlaceholder text="Loading the data source…" />;
}

function initialQuery(dataSource: DataSourceApi): DataQuery {
  const asked = locationService.getSearch().get('query');
  const chosen = asked ? (JSON.parse(asked) as object) : dataSource.getDefaultQuery?.(CoreApp.Explore);
  return { refId: 'A', ...chosen };
}

function Explore({ dataSource }: { dataSource: DataSourceApi }) {
  const [query, setQuery] = useState(() => initialQuery(dataSource));
  const [ran, setRan] = useState({ query, run: 0 });
  const [range, setRange] = useUrlTimeRange();
  const data = useQueried(CoreApp.Explore, [ran.query], range, ran.run);
  const QueryEditor = dataSource.components?.QueryEditor;
  // An editor changes its query and runs it before this page is drawn again.
  const latest = useRef(query);
  const run = () => setRan(({ run }) => ({ query: latest.current, run: run + 1 }));
  const change = (changed: DataQuery) => {
    latest.current = changed;
    setQuery(changed);
    locationService.partial({ query: JSON.stringify(changed) }, true);
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
