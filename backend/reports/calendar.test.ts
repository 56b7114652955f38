import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { BUCKETS } from '../../contract/names';
import { plainBucketStart } from '../../tests/attempts/plain-buckets';
import { assertZone, bucketStart, bucketStarts, formatInstant } from './calendar';

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
];

const YEAR_2026 = { min: Date.parse('2025-12-20T00:00:00Z'), max: Date.parse('2027-01-10T00:00:00Z') };
const epoch = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

describe('bucketStarts', () => {
  it('tiles every window in every zone: each instant falls in the bucket a plain walk of the clock finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...BUCKETS),
        fc.integer(YEAR_2026),
        fc.integer({ min: 1, max: 40 * 3_600_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (zone, bucket, from, length, part) => {
          const window = { from: new Date(from).toISOString(), to: new Date(from + length).toISOString() };
          const starts = bucketStarts(window, bucket, zone);
          const at = Math.floor(from + part * length);

          const holding = starts.filter((start) => epoch(start) <= at).at(-1);

          expect(holding).toBe(plainBucketStart(new Date(at).toISOString(), bucket, zone));
          expect([...new Set(starts.map(epoch))].sort((a, b) => a - b)).toEqual(starts.map(epoch));
        }
      ),
      { numRuns: 200 }
    );
  });

  it.each([
    ['Europe/Madrid', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['Europe/Madrid', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
    ['Asia/Kolkata', '2026-10-24T18:30:00Z', '2026-10-25T18:30:00Z', 24],
  ])('has the real hours of a day in %s', (zone, from, to, hours) => {
    expect(bucketStarts({ from, to }, '1h', zone)).toHaveLength(hours);
    expect(bucketStarts({ from, to }, '1d', zone)).toHaveLength(1);
  });
});

describe('bucketStart', () => {
  it('starts a day whose midnight is skipped at its first instant', () => {
    expect(bucketStart('2026-04-24', '1d', 'Africa/Cairo')).toBe('2026-04-24T01:00:00+03:00');
  });

  it('starts a day whose midnight comes twice at the first of them', () => {
    expect(bucketStart('2026-11-01', '1d', 'America/Havana')).toBe('2026-11-01T00:00:00-04:00');
  });
});

it('formats an instant with the offset of its moment, and fractions only where there are any', () => {
  expect(formatInstant('2026-10-25T00:30:00Z', 'Europe/Madrid')).toBe('2026-10-25T02:30:00+02:00');
  expect(formatInstant('2026-10-25T01:30:00.5Z', 'Europe/Madrid')).toBe('2026-10-25T02:30:00.500000+01:00');
});

it('refuses a zone nobody knows, and never takes UTC for it', () => {
  expect(() => assertZone('Europe/Atlantis')).toThrow('“Europe/Atlantis” is not an IANA time zone');
});
