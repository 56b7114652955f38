import fc from 'fast-check';

import { Bucket, BUCKETS, Comparison, COMPARISONS } from '../../../contract/names';
import { bucketStarts } from '../calendar';
import { readQuestion } from '../read-question';
import { earlierWindow } from './earlier-window';
import { pairBuckets } from './pair-buckets';

const ZONES = ['Europe/Madrid', 'America/Havana', 'Africa/Cairo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const day = (date: string) => `${date}T00:00:00Z`;

it.each<[Comparison, string, string, string, string]>([
  ['previous_day', '2026-11-21', '2026-11-22', '2026-11-20', '2026-11-21'],
  ['previous_week', '2026-11-21', '2026-11-22', '2026-11-14', '2026-11-15'],
  ['previous_window', '2026-11-14', '2026-11-21', '2026-11-07', '2026-11-14'],
  ['previous_window', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
  ['previous_window', '2026-02-01', '2026-04-01', '2025-12-01', '2026-02-01'],
  ['previous_month', '2026-02-01', '2026-03-01', '2026-01-01', '2026-02-01'],
  ['previous_month', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
  ['previous_month', '2026-03-31', '2026-04-01', '2026-02-28', '2026-03-01'],
  ['previous_month', '2026-03-29', '2026-03-30', '2026-02-28', '2026-03-01'],
  ['previous_month', '2026-03-28', '2026-03-29', '2026-02-28', '2026-03-01'],
  ['previous_month', '2026-05-10', '2026-05-31', '2026-04-10', '2026-05-01'],
])('%s: beside %s to %s stands %s to %s', (compare, from, to, earlierFrom, earlierTo) => {
  const { window } = earlierWindow({ from: day(from), to: day(to) }, 'UTC', compare);
  expect([window.from, window.to].map((at) => at.slice(0, 10))).toEqual([earlierFrom, earlierTo]);
});

it('keeps the local time over a change of the clock', () => {
  const window = { from: '2026-10-26T08:00:00+01:00', to: '2026-10-26T10:00:00+01:00' };
  expect(earlierWindow(window, 'Europe/Madrid', 'previous_day').window.from).toBe('2026-10-25T08:00:00+01:00');
  expect(earlierWindow(window, 'Europe/Madrid', 'previous_week').window.from).toBe('2026-10-19T08:00:00+02:00');
});

const cases = fc.record({
  zone: fc.constantFrom(...ZONES),
  compare: fc.constantFrom(...COMPARISONS),
  bucket: fc.constantFrom(...BUCKETS.slice(2)),
  from: fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-01') }),
  minutes: fc.integer({ min: 1, max: 20_000 }),
});
const windowOf = (from: number, minutes: number) => ({
  from: new Date(from).toISOString(),
  to: new Date(from + minutes * 60_000).toISOString(),
});

it('always lies before the window, and holds something', () => {
  fc.assert(
    fc.property(cases, ({ zone, compare, from, minutes }) => {
      const window = windowOf(from, minutes);
      const { window: earlier } = earlierWindow(window, zone, compare);
      expect(Date.parse(earlier.from)).toBeLessThan(from);
      expect(Date.parse(earlier.from)).toBeLessThan(Date.parse(earlier.to));
      expect(Date.parse(earlier.to)).toBeLessThan(Date.parse(window.to));
    })
  );
});

it('pairs each bucket once at most, with one of the same local time where there is one', () => {
  fc.assert(
    fc.property(cases, ({ zone, compare, bucket, from, minutes }) => {
      const window = windowOf(from, minutes);
      const question = readQuestion({ measures: ['attempts'], dimensions: ['time'], bucket, window, zone });
      const earlier = earlierWindow(window, zone, compare);
      const pairs = pairBuckets(question, earlier);
      expect(new Set(pairs.map((pair) => pair.current)).size).toBe(pairs.length);
      expect(new Set(pairs.map((pair) => pair.earlier)).size).toBe(pairs.length);
      expect(bucketStarts(window, bucket, zone)).toEqual(expect.arrayContaining(pairs.map((pair) => pair.current)));
      expect(bucketStarts(earlier.window, bucket, zone)).toEqual(
        expect.arrayContaining(pairs.map((pair) => pair.earlier))
      );
    }),
    { numRuns: 25 }
  );
});

it('leaves the hour the clock repeats, and the days a shorter month lacks, without a partner', () => {
  const paired = (zone: string, bucket: Bucket, compare: Comparison, from: string, to: string) => {
    const question = readQuestion({ measures: ['attempts'], dimensions: ['time'], bucket, window: { from, to }, zone });
    return pairBuckets(question, earlierWindow(question.window, zone, compare)).map((pair) => pair.current);
  };
  const hours = paired('Europe/Madrid', '1h', 'previous_day', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
  expect(hours).toHaveLength(24);
  expect(hours).not.toContain('2026-10-25T02:00:00+01:00');
  const days = paired('UTC', '1d', 'previous_month', day('2026-03-01'), day('2026-04-01'));
  expect(days).toHaveLength(28);
  expect(days.at(-1)).toBe('2026-03-28T00:00:00+00:00');
});
