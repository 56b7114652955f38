import { MarkDescription } from '../../../contract/catalog';
import { DimensionName, MeasureName } from '../../../contract/names';
import { DIMENSIONS } from '../dimensions';

/** Any but time. */
type NamedDimension = keyof typeof DIMENSIONS;

/** A test whether a share of one member of a dimension is far below that of the others, on the same strata. */
export interface MarkRule extends MarkDescription {
  dimension: NamedDimension;
  /** The counts the share is of: the members with the property, and all. */
  part: MeasureName;
  base: MeasureName;
  /** Only the same values of these are compared. */
  strata: DimensionName;
  /** How the others and the strata are called in a finding. */
  words: { others: string; stratum: string; strata: string };
  /** The least base on either side. */
  leastSample: number;
  /** Marked only from so many standard deviations below the others on … */
  leastDeviations: number;
  /** … and only below this fraction of the others' share: with many calls every difference is significant. */
  mostOfOthers: number;
}
