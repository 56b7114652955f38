import { getDataSourceRef } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataSourceRef } from '@grafana/schema';

import { DATA_SOURCE_ID } from '../../../../contract/plugin-ids';

/** Our data source, where somebody has set one up. */
export function findDataSource(): DataSourceRef | undefined {
  const known = getDataSourceSrv().getList({ type: DATA_SOURCE_ID });
  const chosen = known.find(({ isDefault }) => isDefault) ?? known[0];
  return chosen && getDataSourceRef(chosen);
}
