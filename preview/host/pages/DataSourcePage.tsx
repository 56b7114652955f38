import { DataSourcePluginContextProvider, DataSourceSettings } from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LoadingPlaceholder } from '@grafana/ui';
import React, { useState } from 'react';
import { useParams } from 'react-router';

import { loadDataSourcePlugin } from '../plugin-loader';
import { dataSourceSettings } from '../services/data-sources';
import { TitledPage } from '../TitledPage';
import { useLoaded } from '../useLoaded';

interface TestResult {
  status: string;
  message: string;
}

/** The settings of the data source with its own editor, saved and tested as Grafana does. */
export function DataSourcePage() {
  const { uid = '' } = useParams();
  const plugin = useLoaded(() => loadDataSourcePlugin(dataSourceSettings.type), uid);
  const stored = useLoaded(() => getBackendSrv().get<DataSourceSettings>(`/api/datasources/uid/${uid}`), uid);
  const [edited, setEdited] = useState<DataSourceSettings>();
  const [result, setResult] = useState<TestResult>();
  const ConfigEditor = plugin?.components.ConfigEditor;
  const options = edited ?? stored;
  if (!ConfigEditor || !options) {
    return <LoadingPlaceholder text="Loading the data source…" />;
  }

  const test = async () => {
    getDataSourceSrv().reload();
    const dataSource = await getDataSourceSrv().get(uid);
    setResult(await dataSource.testDatasource().catch((failure: TestResult) => failure));
  };
  const saveAndTest = () =>
    getBackendSrv()
      .put(`/api/datasources/uid/${uid}`, options)
      .then(test, () => setResult(undefined));

  return (
    <DataSourcePluginContextProvider instanceSettings={dataSourceSettings}>
      <TitledPage pageNav={{ text: options.name }}>
        <ConfigEditor options={options} onOptionsChange={setEdited} />
        {result && (
          <Alert title={result.message} severity={result.status === 'success' ? 'success' : 'error'} topSpacing={2} />
        )}
        <div>
          <Button onClick={saveAndTest}>Save &amp; test</Button>
        </div>
      </TitledPage>
    </DataSourcePluginContextProvider>
  );
}
