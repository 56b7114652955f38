import fc from 'fast-check';

import { idReachedBy, Mark, settledSince, withMark } from './marks';

const DAY_MS = 86_400_000;

const marksOf = (gaps: number[]) => {
  let at = 1_000_000;
  return gaps.reduce<{ all: Mark[]; kept: Mark[] }>(
    ({ all, kept }, gap, index) => {
      at += gap;
      const mark = { at, next: String(100 + index), id: index };
      return { all: [...all, mark], kept: withMark(kept, mark) };
    },
    { all: [], kept: [] }
  );
};

test('what kept marks tell is never later than the truth, and not much earlier', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 300 }),
      fc.nat(3 * DAY_MS),
      (gaps, age) => {
        const { all, kept } = marksOf(gaps);
        const now = all[all.length - 1].at;
        const id = idReachedBy(kept, now - age);
        const truth = idReachedBy(all, now - age);
        expect(id ?? -1).toBeLessThanOrEqual(truth ?? -1);
        if (id !== undefined && truth !== undefined) {
          expect(all[truth].at - all[id].at).toBeLessThanOrEqual((now - all[id].at) / 4 + 120_000);
        }
        const settled = settledSince(kept, { oldestRunning: BigInt(150), next: BigInt(999), at: new Date(now) });
        const settledTruth = settledSince(all, { oldestRunning: BigInt(150), next: BigInt(999), at: new Date(now) });
        expect(settled ?? -1).toBeLessThanOrEqual(settledTruth ?? -1);
      }
    )
  );
});

test('a mark every ten seconds for a week stays a small list', () => {
  let kept: Mark[] = [];
  for (let at = 0; at < 7 * DAY_MS; at += 10_000) {
    kept = withMark(kept, { at, next: '1', id: at });
  }
  expect(kept.length).toBeLessThan(300);
  expect(kept[0].at).toBeLessThan(DAY_MS);
});
