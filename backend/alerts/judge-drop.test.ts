import { Random } from '../../tests/rollups/random';
import { Proportion } from '../reports/statistics/two-proportions';
import { certainRatio, changeOfMean, changeOfShare } from './judge-drop';

/** What the preset rings below, and how far from chance. */
const RINGS_BELOW = 0.7;
const DEVIATIONS = 4;
/** The chance of a normal variable to lie more than four standard deviations below its mean. */
const LEVEL = 3.17e-5;

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

const ROUTES = 1_000;
const MINUTES = 24 * 60;
const STEP = 5;
const SAMPLE = 15;
const WEEKS = 4;
const LEAST = 100;

/** The chances that at most 0, 1, 2 … of so many attempts are answered, each with the same chance. */
function binomialChances(attempts: number, share: number): number[] {
  let chance = (1 - share) ** attempts;
  let sum = 0;
  return Array.from({ length: attempts + 1 }, (_, answered) => {
    sum += chance;
    chance *= ((attempts - answered) / (answered + 1)) * (share / (1 - share));
    return sum;
  });
}

/** Answered attempts in each five minutes of a healthy day. */
function day(random: Random, chances: readonly number[]): number[] {
  return Array.from({ length: MINUTES / STEP }, () => {
    const drawn = random.next();
    // The last one is 1 but for rounding.
    const answered = chances.findIndex((chance) => drawn < chance);
    return answered === -1 ? chances.length - 1 : answered;
  });
}

const inSample = (answered: readonly number[], end: number) =>
  answered.slice(end - SAMPLE / STEP, end).reduce((sum, one) => sum + one, 0);

it('a day of healthy traffic on 1,000 routes, looked at every five minutes, rings no more often than chance allows', () => {
  const random = new Random(20_261_121);
  let looks = 0;
  let beyond = 0;
  let alarms = 0;
  for (let route = 0; route < ROUTES; route += 1) {
    const perStep = 34 + random.below(34);
    const share = 0.2 + random.next() * 0.6;
    const chances = binomialChances(perStep, share);
    const days = Array.from({ length: 1 + WEEKS }, () => day(random, chances));
    const base = perStep * (SAMPLE / STEP);
    for (let end = SAMPLE / STEP; end <= MINUTES / STEP; end += 1) {
      const [now, ...usual] = days.map((answered) => inSample(answered, end));
      const sides = [
        { part: now, base },
        { part: usual.reduce((sum, one) => sum + one, 0), base: base * WEEKS },
      ] as const;
      looks += 1;
      beyond += changeOfShare(...sides)!.z! <= -DEVIATIONS ? 1 : 0;
      alarms += rings(...sides) ? 1 : 0;
    }
    expect(base).toBeGreaterThanOrEqual(LEAST);
  }
  // Samples that follow each other share attempts, so those beyond come in threes: three times as wide a margin.
  const expected = looks * LEVEL;
  const bound = Math.ceil(expected + 3 * 3 * Math.sqrt(expected));
  process.stdout.write(
    `${looks} looks at ${ROUTES} healthy routes: ${alarms} alarms, ${beyond} beyond ${DEVIATIONS} standard deviations; ` +
      `${expected.toFixed(1)} expected of the test's level, bound ${bound}\n`
  );
  expect(beyond).toBeLessThanOrEqual(bound);
  expect(alarms).toBeLessThanOrEqual(bound);
}, 60_000);
