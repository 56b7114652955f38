import Big from 'big.js';
import * as fc from 'fast-check';

import { compareMissingLast, compareValues } from './compare-values';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, scale]) => new Big(digits.toString()).div(new Big(10).pow(scale)).toFixed());

describe('comparing values', () => {
  it('orders money exactly, as plain decimal arithmetic does', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => compareValues(a, b, 'money') === new Big(a).cmp(b)),
      { numRuns: 500 }
    );
  });

  it('tells amounts apart that are one double', () => {
    expect(compareValues('9007199254740993.1', '9007199254740993.2', 'money')).toBe(-1);
    expect(compareValues('1.50', '1.5', 'money')).toBe(0);
  });

  it('orders text as people do, and times across offsets', () => {
    expect(compareValues('route 9', 'route 10', 'text')).toBeLessThan(0);
    expect(compareValues('2026-10-25T02:30:00+02:00', '2026-10-25T02:00:00+01:00', 'time')).toBeLessThan(0);
  });

  it('puts the unknown last', () => {
    expect([3, null, 1].sort((a, b) => compareMissingLast(a, b, 'count'))).toEqual([1, 3, null]);
  });
});
