import { Temporal } from 'temporal-polyfill';

import { Bucket } from '../../../contract/names';
import { Window } from '../../../contract/question';
import { startOfBucket } from '../../reports/calendar';
import { DataQuery } from '../protocol/messages';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Calendar buckets by their longest ordinary length. */
const LENGTHS_MS: ReadonlyArray<[Bucket, number]> = [
  ['5m', 5 * MINUTE_MS],
  ['15m', 15 * MINUTE_MS],
  ['1h', HOUR_MS],
  ['1d', DAY_MS],
  ['1w', 7 * DAY_MS],
];

export type TimeRange = NonNullable<DataQuery['timeRange']>;

/**
 * Grafana's time ranges include their last millisecond: its “yesterday” ends at 23:59:59.999. A range that ends so
 * means the whole second, and the half-open window ends a millisecond later.
 */
export function windowOf({ fromEpochMS, toEpochMS }: TimeRange): Window {
  const end = toEpochMS % 1_000 === 999 ? toEpochMS + 1 : toEpochMS;
  return { from: new Date(fromEpochMS).toISOString(), to: new Date(end).toISOString() };
}

/** The narrowest bucket of at least the panel's interval that stays within its number of points. */
export function bucketFor({ intervalMS, maxDataPoints }: DataQuery, { fromEpochMS, toEpochMS }: TimeRange): Bucket {
  const perPoint = maxDataPoints > 0 ? (toEpochMS - fromEpochMS) / maxDataPoints : 0;
  const interval = Math.max(intervalMS, perPoint);
  const fitting = LENGTHS_MS.find(([, length]) => length >= interval);
  return fitting ? fitting[0] : '1mo';
}

/** The window up to the end of its last whole bucket; as it is, where it holds none. */
export function wholeBuckets(window: Window, bucket: Bucket, zone: string): Window {
  const end = startOfBucket(bucket, Temporal.Instant.from(window.to).toZonedDateTimeISO(zone));
  const to = new Date(end.epochMilliseconds).toISOString();
  return Date.parse(to) > Date.parse(window.from) ? { ...window, to } : window;
}
