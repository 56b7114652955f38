import { Span } from '../service-question';

/** SQL for which bucket a time belongs to, the first being 0; `$1`, `$2` and `$3` are what `spanValues` gives. */
export function bucketOf(time: string): string {
  return `width_bucket(${time}, $3::timestamptz[]) - 1`;
}

export function within(time: string): string {
  return `${time} >= $1 and ${time} < $2`;
}

export function spanValues({ from, to, starts }: Span): unknown[] {
  return [from, to, starts];
}

/** A value for each bucket; `gap` where no row has one. */
export function fill(
  span: Span,
  rows: ReadonlyArray<{ bucket: number; value: number | null }>,
  gap: number | null
): Array<number | null> {
  const byBucket = new Map(rows.map(({ bucket, value }) => [bucket, value]));
  return span.starts.map((_, bucket) => byBucket.get(bucket) ?? gap);
}
