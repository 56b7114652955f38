/** How many of `base` have a property: two whole numbers. */
export interface Proportion {
  part: number;
  base: number;
}

/** The two sides of a comparison within one stratum: the same destination, say. */
export interface Stratum {
  own: Proportion;
  others: Proportion;
}

export interface TwoProportions {
  /** Strata where both sides have a base; only these were compared. */
  strata: number;
  own: Proportion;
  ownShare: number;
  /** The share the others would have with the own mix of strata. */
  othersShare: number;
  othersBase: number;
  /** Standard deviations the own share lies above (+) or below (-) the others'. */
  z: number;
}

interface Sums {
  strata: number;
  part: number;
  base: number;
  othersBase: number;
  /** The own part, were the own share the others'. */
  byOthers: number;
  excess: number;
  variance: number;
}

function add(sums: Sums, { own, others }: Stratum): Sums {
  const base = own.base + others.base;
  const pooled = (own.part + others.part) / base;
  return {
    strata: sums.strata + 1,
    part: sums.part + own.part,
    base: sums.base + own.base,
    othersBase: sums.othersBase + others.base,
    byOthers: sums.byOthers + (own.base * others.part) / others.base,
    excess: sums.excess + own.part - own.base * pooled,
    variance: sums.variance + ((own.base * others.base) / base) * pooled * (1 - pooled),
  };
}

const NOTHING: Sums = { strata: 0, part: 0, base: 0, othersBase: 0, byOthers: 0, excess: 0, variance: 0 };

/**
 * The two-proportion z-test with a pooled variance, stratum by stratum (Cochran 1954): for one stratum it is the plain
 * test, for several a different mix of them on either side is no difference. Undefined where nothing can be compared:
 * no stratum has both sides, or all of them have only members with the property, or only ones without.
 */
export function twoProportions(strata: readonly Stratum[]): TwoProportions | undefined {
  const sums = strata.filter(({ own, others }) => own.base > 0 && others.base > 0).reduce(add, NOTHING);
  if (sums.variance === 0) {
    return undefined;
  }
  return {
    strata: sums.strata,
    own: { part: sums.part, base: sums.base },
    ownShare: sums.part / sums.base,
    othersShare: sums.byOthers / sums.base,
    othersBase: sums.othersBase,
    z: sums.excess / Math.sqrt(sums.variance),
  };
}
