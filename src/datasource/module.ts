import { DataSourcePlugin } from '@grafana/data';

import { ConfigEditor } from './ConfigEditor';
import { TrunklineDataSource } from './data-source';
import { QueryEditor } from './editor/QueryEditor';
import type { TrunklineOptions, TrunklineQuery, TrunklineSecrets } from './trunkline-query';

export const plugin = new DataSourcePlugin<TrunklineDataSource, TrunklineQuery, TrunklineOptions, TrunklineSecrets>(
  TrunklineDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
