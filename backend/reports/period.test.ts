import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { Period, PERIOD_KINDS, CALENDAR_UNITS } from '../../contract/period';
import { windowOfPeriod } from './period';

const ZONES = ['Europe/Madrid', 'America/Havana', 'Africa/Cairo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const WHOLE = (count: number, unit: Period['unit']): Period => ({ count, unit, kind: 'whole' });

it.each<[string, Period, string, string, string, string]>([
  [
    'yesterday',
    WHOLE(1, 'day'),
    '2026-11-21T10:00:00Z',
    'Europe/Madrid',
    '2026-11-20T00:00:00+01:00',
    '2026-11-21T00:00:00+01:00',
  ],
  [
    'a day of 25 hours',
    WHOLE(1, 'day'),
    '2026-10-26T10:00:00Z',
    'Europe/Madrid',
    '2026-10-25T00:00:00+02:00',
    '2026-10-26T00:00:00+01:00',
  ],
  [
    'the month before a long one',
    WHOLE(1, 'month'),
    '2026-03-31T10:00:00Z',
    'UTC',
    '2026-02-01T00:00:00+00:00',
    '2026-03-01T00:00:00+00:00',
  ],
  [
    'last week',
    WHOLE(1, 'week'),
    '2026-11-22T10:00:00Z',
    'UTC',
    '2026-11-09T00:00:00+00:00',
    '2026-11-16T00:00:00+00:00',
  ],
  [
    'a day without midnight',
    WHOLE(1, 'day'),
    '2026-04-25T10:00:00Z',
    'Africa/Cairo',
    '2026-04-24T01:00:00+03:00',
    '2026-04-25T00:00:00+03:00',
  ],
  [
    'today so far',
    { count: 1, unit: 'day', kind: 'running' },
    '2026-11-21T10:30:00Z',
    'UTC',
    '2026-11-21T00:00:00+00:00',
    '2026-11-21T10:30:00+00:00',
  ],
  [
    'this month, at its first instant',
    { count: 1, unit: 'month', kind: 'running' },
    '2026-11-01T00:00:00Z',
    'UTC',
    '2026-10-01T00:00:00+00:00',
    '2026-11-01T00:00:00+00:00',
  ],
  [
    'the last seven days to the minute',
    { count: 7, unit: 'day', kind: 'rolling' },
    '2026-10-28T10:30:00Z',
    'Europe/Madrid',
    '2026-10-21T11:30:00+02:00',
    '2026-10-28T11:30:00+01:00',
  ],
])('covers %s', (_, period, moment, zone, from, to) => {
  expect(windowOfPeriod(period, moment, zone)).toEqual({ from, to });
});

it('covers something, and never what is still to come', () => {
  const periods = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom(...CALENDAR_UNITS),
    kind: fc.constantFrom(...PERIOD_KINDS),
  });
  const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });
  fc.assert(
    fc.property(periods, moments, fc.constantFrom(...ZONES), (period, moment, zone) => {
      const { from, to } = windowOfPeriod(period, new Date(moment).toISOString(), zone);
      expect(Date.parse(from)).toBeLessThan(Date.parse(to));
      expect(Date.parse(to)).toBeLessThanOrEqual(moment);
    })
  );
});

it('leaves no gap between whole periods that follow each other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.constantFrom(...CALENDAR_UNITS),
      fc.integer({ min: 0, max: 364 }),
      (zone, unit, day) => {
        const moment = Temporal.PlainDate.from('2026-01-01')
          .add({ days: day })
          .toZonedDateTime(zone)
          .toInstant()
          .toString();
        const later = windowOfPeriod(WHOLE(1, unit), moment, zone);
        expect(windowOfPeriod(WHOLE(1, unit), Temporal.Instant.from(later.from).toString(), zone).to).toBe(later.from);
      }
    )
  );
});
