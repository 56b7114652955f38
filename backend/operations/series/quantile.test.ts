import fc from 'fast-check';

import { quantile } from './quantile';

const LIMITS = [0.1, 0.5, 1, 5, Infinity];

const countsOf = (values: readonly number[]) =>
  LIMITS.map((limit) => ({ limit, count: values.filter((value) => value <= limit).length }));

describe('a quantile of counted values', () => {
  it('lies between the limits the true one lies between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 4.9, noNaN: true }), { minLength: 1 }),
        fc.constantFrom(0.5, 0.95, 1),
        (values, share) => {
          const sorted = [...values].sort((one, other) => one - other);
          const exact = sorted[Math.ceil(share * sorted.length) - 1];
          const upper = LIMITS.find((limit) => exact <= limit)!;
          const lower = LIMITS[LIMITS.indexOf(upper) - 1] ?? 0;
          const estimated = quantile(share, countsOf(values))!;
          expect(estimated).toBeGreaterThanOrEqual(lower);
          expect(estimated).toBeLessThanOrEqual(upper);
        }
      )
    );
  });

  it('is spread evenly between two limits', () => {
    expect(quantile(0.5, countsOf([0.2, 0.3]))).toBeCloseTo(0.3);
    expect(quantile(1, countsOf([0.2, 0.3]))).toBe(0.5);
  });

  it('is the last limit where values are beyond it, and unknown where there are none', () => {
    expect(quantile(0.95, countsOf([7, 8, 9]))).toBe(5);
    expect(quantile(0.5, countsOf([]))).toBeNull();
    expect(quantile(0.5, [])).toBeNull();
  });
});
