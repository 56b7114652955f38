import { Proportion } from '../reports/statistics/two-proportions';
import { certainRatio, changeOfMean, changeOfShare } from './judge-drop';

/** What the preset rings below, and how far from chance. */
const RINGS_BELOW = 0.7;
const DEVIATIONS = 4;

const rings = (now: Proportion, usual: Proportion): boolean => {
  const change = changeOfShare(now, usual);
  return change !== undefined && certainRatio(change, DEVIATIONS) < RINGS_BELOW;
};

it('rings on 60 to 30 % of 400 attempts, not on 50 to 0 % of 2', () => {
  expect(rings({ part: 120, base: 400 }, { part: 960, base: 1_600 })).toBe(true);
  expect(rings({ part: 0, base: 2 }, { part: 4, base: 8 })).toBe(false);
});

it('is the ratio of the shares, and has a z where there are counts', () => {
  expect(changeOfShare({ part: 30, base: 100 }, { part: 300, base: 500 })).toEqual({
    ratio: expect.closeTo(0.5, 12),
    z: expect.any(Number),
  });
  expect(changeOfMean(30, 120)).toEqual({ ratio: 0.25 });
  expect(certainRatio({ ratio: 0.25 }, DEVIATIONS)).toBe(0.25);
});

it('knows no ratio to nothing', () => {
  expect(changeOfShare({ part: 0, base: 0 }, { part: 1, base: 2 })).toBeUndefined();
  expect(changeOfShare({ part: 1, base: 2 }, { part: 0, base: 0 })).toBeUndefined();
  expect(changeOfMean(10, 0)).toBeUndefined();
  expect(changeOfShare({ part: 0, base: 50 }, { part: 0, base: 200 })).toEqual({ ratio: 1, z: 0 });
  expect(changeOfShare({ part: 25, base: 50 }, { part: 0, base: 200 })!.ratio).toBeCloseTo(100, 10);
});
