import type { DataSourceInstanceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';

/** The data sources this Grafana has, by uid: all of them ours. */
export function fakeDataSources(...uids: string[]): void {
  const known = uids.map(
    (uid) => ({ uid, type: 'trunkline-calls-datasource', name: uid }) as DataSourceInstanceSettings
  );
  setDataSourceSrv({ getList: () => known } as unknown as DataSourceSrv);
}
