import type { Column } from '../../../contract/answer';
import type { Bucket } from '../../../contract/names';
import type { Group } from './breakout-model';

interface Known {
  bucket?: Bucket;
  /** What dimensions are called that the columns do not hold yet. */
  labels?: ReadonlyMap<string, string>;
}

/** What the columns of an answer say of the dimensions its rows are grouped by. */
export function describeGroups(dimensions: readonly string[], columns: readonly Column[], known: Known = {}): Group[] {
  return dimensions.map((dimension) => ({
    dimension,
    label: columns.find((column) => column.name === dimension)?.label ?? known.labels?.get(dimension) ?? dimension,
    nameColumn: columns.find((column) => column.labelOf === dimension)?.name,
    bucket: dimension === 'time' ? known.bucket : undefined,
  }));
}
