import { ComparedMeasure } from '../../contract/alert-query';
import { SumName } from '../rollups/sums';
import { Proportion, twoProportions } from '../reports/statistics/two-proportions';

export type Sums = (name: SumName) => number;
type Share = Exclude<ComparedMeasure, 'acd_s'>;

/** The counts a share is made of. */
const COUNTS: Record<Share, (sums: Sums) => Proportion> = {
  asr: (sums) => ({ part: sums('answered'), base: sums('attempts') }),
  asr_calls: (sums) => ({ part: sums('answered_calls'), base: sums('calls') }),
  ner: (sums) => ({ part: sums('network_effective'), base: sums('attempts') - sums('redirected') }),
  short_call_share: (sums) => ({ part: sums('short_calls'), base: sums('answered') }),
};

export function countsOf(measure: ComparedMeasure, sums: Sums): Proportion | undefined {
  return measure === 'acd_s' ? undefined : COUNTS[measure](sums);
}

export interface Change {
  /** Now / usual. */
  ratio: number;
  /** Standard deviations now lies above (+) or below (-) what is usual; undefined where no test applies. */
  z?: number;
}

/**
 * A share now beside what it usually is, by the two-proportion z-test over the counts of both. Undefined where one side has
 * no base. A share that usually is 0 counts as one in its base, so that there is a ratio.
 */
export function changeOfShare(now: Proportion, usual: Proportion): Change | undefined {
  if (now.base <= 0 || usual.base <= 0) {
    return undefined;
  }
  const usualShare = Math.max(usual.part, now.part > 0 ? 1 : 0) / usual.base;
  return {
    ratio: usualShare === 0 ? 1 : now.part / now.base / usualShare,
    z: twoProportions([{ own: now, others: usual }])?.z ?? 0,
  };
}

/** A mean now beside what it usually is: without the spread of its values there is no test. */
export function changeOfMean(now: number | null, usual: number | null): Change | undefined {
  return now === null || usual === null || usual === 0 ? undefined : { ratio: now / usual };
}

/** The ratio as far as it can be told from chance: 1, as usual, where it can't. */
export function certainRatio({ ratio, z }: Change, leastDeviations: number): number {
  return z !== undefined && Math.abs(z) < leastDeviations ? 1 : ratio;
}
