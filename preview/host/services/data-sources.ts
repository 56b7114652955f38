import { DataSourceApi, DataSourceInstanceSettings, DataSourcePluginMeta } from '@grafana/data';
import { DataSourceSrv } from '@grafana/runtime';

import { loadDataSourcePlugin } from '../plugin-loader';
import { previewBoot } from '../preview-boot';

const { dataSource, plugins } = previewBoot;

export const dataSourceSettings: DataSourceInstanceSettings = {
  ...dataSource,
  access: 'proxy',
  isDefault: true,
  meta: plugins.find((plugin) => plugin.id === dataSource.type) as DataSourcePluginMeta,
  readOnly: false,
};

let instance: Promise<DataSourceApi> | undefined;

/** The preview has one data source: every reference leads to it. */
export function dataSources(): DataSourceSrv {
  return {
    get: () => (instance ??= createInstance()),
    getList: () => [dataSourceSettings],
    getInstanceSettings: () => dataSourceSettings,
    reload: () => {
      instance = undefined;
    },
    registerRuntimeDataSource: () => undefined,
  };
}

async function createInstance(): Promise<DataSourceApi> {
  const plugin = await loadDataSourcePlugin(dataSource.type);
  const api = new plugin.DataSourceClass(dataSourceSettings);
  api.components = plugin.components;
  api.meta = dataSourceSettings.meta;
  return api;
}
