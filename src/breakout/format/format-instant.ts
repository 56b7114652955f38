import type { Bucket } from '../../../contract/names';

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** An instant as the service writes it, in the zone of its own offset: `2026-11-07 13:00:05`. */
export function formatInstant(iso: string): string {
  const [, date, minutes, seconds] = INSTANT.exec(iso) ?? [];
  return date ? `${date} ${minutes}:${seconds}` : iso;
}

/** The start of a bucket, as precise as the bucket. Hours carry their offset: where clocks go back, two look the same. */
export function formatBucketStart(iso: string, bucket: Bucket | undefined): string {
  const [, date, minutes, , offset] = INSTANT.exec(iso) ?? [];
  if (!date) {
    return iso;
  }
  switch (bucket) {
    case '1mo':
      return date.slice(0, 7);
    case '1w':
      return `Week of ${date}`;
    case '1d':
      return `${date} ${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]}`;
    default:
      return isUtc(offset) ? `${date} ${minutes}` : `${date} ${minutes} ${offset}`;
  }
}

function isUtc(offset: string): boolean {
  return offset === 'Z' || /^[+-]00:?00$/.test(offset);
}
