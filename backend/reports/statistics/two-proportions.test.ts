import fc from 'fast-check';

import { Stratum, twoProportions } from './two-proportions';

const proportion = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
  .map(([part, rest]) => ({ part, base: part + rest }));
const stratum: fc.Arbitrary<Stratum> = fc.record({ own: proportion, others: proportion });

it('is the textbook test where there is one stratum', () => {
  const found = twoProportions([{ own: { part: 30, base: 200 }, others: { part: 90, base: 300 } }])!;

  const pooled = 120 / 500;
  const z = (30 / 200 - 90 / 300) / Math.sqrt(pooled * (1 - pooled) * (1 / 200 + 1 / 300));
  expect(found.z).toBeCloseTo(z, 10);
  expect(found).toMatchObject({ ownShare: 0.15, othersShare: 0.3, strata: 1, othersBase: 300 });
});

it('finds no difference where only the mix of strata differs', () => {
  const found = twoProportions([
    { own: { part: 9, base: 900 }, others: { part: 1, base: 100 } },
    { own: { part: 50, base: 100 }, others: { part: 450, base: 900 } },
  ])!;

  expect(found.z).toBeCloseTo(0, 10);
  expect(found.ownShare).toBeCloseTo(found.othersShare, 10);
});

it('compares nothing with nobody', () => {
  expect(twoProportions([])).toBeUndefined();
  expect(twoProportions([{ own: { part: 1, base: 2 }, others: { part: 0, base: 0 } }])).toBeUndefined();
  expect(twoProportions([{ own: { part: 2, base: 2 }, others: { part: 3, base: 3 } }])).toBeUndefined();
});

it('changes its sign when the sides change places, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(stratum, { maxLength: 6 }), (strata) => {
      const found = twoProportions(strata);
      const swapped = twoProportions(strata.map(({ own, others }) => ({ own: others, others: own })));
      expect(swapped?.strata).toBe(found?.strata);
      expect(swapped ? -swapped.z : undefined).toEqual(found ? expect.closeTo(found.z, 8) : undefined);
    })
  );
});
