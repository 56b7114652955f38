import { type DataSourceInstanceSettings, dateTime, type TimeRange } from '@grafana/data';

import { DATA_SOURCE_ID } from '../../contract/plugin-ids';
import { TrunklineDataSource } from '../datasource/data-source';
import type { TrunklineOptions } from '../datasource/trunkline-query';

const from = dateTime('2026-11-01T00:00:00Z');
const to = dateTime('2026-11-08T00:00:00Z');
export const RANGE: TimeRange = { from, to, raw: { from, to } };

export function makeDataSource(): TrunklineDataSource {
  const settings = { uid: 'calls', type: DATA_SOURCE_ID, name: 'Trunkline calls', jsonData: {} };
  return new TrunklineDataSource(settings as DataSourceInstanceSettings<TrunklineOptions>);
}
