import { Unit } from '../../contract/answer';
import { SumName } from '../rollups/sums';

/** What a source must record for a measure to be known at all. */
export type Capability = 'unanswered' | 'money' | 'dtmf';

/** Names the column a sum stands in. */
export type Naming = (name: SumName) => string;

export interface Measure {
  label: string;
  unit: Unit;
  /** A sentence with the formula, shown to people. */
  help: string;
  needs?: Capability;
  sums: readonly SumName[];
  /** The value over one group, from its sums; each is named by the function given. */
  formula: (sum: Naming) => string;
  /** Set when the value cannot be had from sums: an aggregate over the attempts themselves. */
  overAttempts?: string;
}

/** A fraction or a mean: empty when its base is. */
export const ratio = (part: string, base: string) => `${part}::float8 / nullif(${base}, 0)`;
