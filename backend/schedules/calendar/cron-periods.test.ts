import { Temporal } from 'temporal-polyfill';

import { readCronLine } from './cron-line';
import { cronPeriods } from './cron-periods';

function ends(line: string, zone: string, from: string, count: number): string[] {
  const periods = cronPeriods(readCronLine(line), zone, Temporal.Instant.from(from));
  return Array.from({ length: count }, () => `${periods.next().value.to}`);
}

describe('a cron line', () => {
  it.each([
    ['0 8 * * 1-5', ['2026-11-20T08:00:00Z', '2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z']],
    ['*/20 9 * * *', ['2026-11-20T09:00:00Z', '2026-11-20T09:20:00Z', '2026-11-20T09:40:00Z']],
    ['5/25 0 1,15 jan,DEC *', ['2026-12-01T00:05:00Z', '2026-12-01T00:30:00Z', '2026-12-01T00:55:00Z']],
    ['0 0 13 * fri', ['2026-11-27T00:00:00Z', '2026-12-04T00:00:00Z', '2026-12-11T00:00:00Z']],
    ['0 0 * * 7', ['2026-11-22T00:00:00Z', '2026-11-29T00:00:00Z', '2026-12-06T00:00:00Z']],
    ['0 0 31 * *', ['2026-12-31T00:00:00Z', '2027-01-31T00:00:00Z', '2027-03-31T00:00:00Z']],
    ['0 0 29 2 *', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z', '2036-02-29T00:00:00Z']],
  ])('%s is read as cron does', (line, expected) => {
    expect(ends(line, 'UTC', '2026-11-20T00:00:00Z', 3)).toEqual(expected);
  });

  it('makes windows that reach from one slot to the next', () => {
    const periods = cronPeriods(readCronLine('0 8 * * 1-5'), 'UTC', Temporal.Instant.from('2026-11-22T00:00:00Z'));
    expect(periods.next().value).toMatchObject({ key: 'cron:2026-11-23T08:00+00:00' });
    const { from, to } = periods.next().value;
    expect([`${from}`, `${to}`]).toEqual(['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z']);
  });

  it('moves a named time on by the gap, and takes the first of two', () => {
    expect(ends('30 2 * * *', 'Europe/Madrid', '2026-03-29T00:00:00Z', 2)).toEqual([
      '2026-03-29T01:30:00Z',
      '2026-03-30T00:30:00Z',
    ]);
    expect(ends('30 2 * * *', 'Europe/Madrid', '2026-10-25T00:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00Z',
    ]);
  });

  it('of every hour follows the passing of time when the clock changes', () => {
    expect(ends('0 * * * *', 'Europe/Madrid', '2026-03-29T00:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00Z',
      '2026-03-29T02:00:00Z',
    ]);
    expect(ends('30 * * * *', 'Europe/Madrid', '2026-10-25T00:00:00Z', 3)).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T02:30:00Z',
    ]);
  });

  it('whose time is moved into the next date keeps its order', () => {
    // In Nuuk the clock goes from 23:00 to midnight.
    expect(ends('15,45 0,23 * * *', 'America/Nuuk', '2026-03-29T00:00:00Z', 4)).toEqual([
      '2026-03-29T01:15:00Z',
      '2026-03-29T01:45:00Z',
      '2026-03-30T00:15:00Z',
      '2026-03-30T00:45:00Z',
    ]);
  });

  it.each([
    ['* * * * * *', 'no field for seconds'],
    ['60 * * * *', 'as a minute'],
    ['0 8 * * 1-5-6', 'as a day of the week'],
    ['0 8 * * */0', 'as a day of the week'],
    ['0 17-8 * * *', 'as a hour'],
    ['0 8 * feb-smarch *', 'as a month'],
    ['@daily', '1 field'],
  ])('such as %s is refused with what is wrong', (line, reason) => {
    expect(() => readCronLine(line)).toThrow(reason);
  });

  it('that names a date no year has is refused', () => {
    expect(() => ends('0 0 31 2 *', 'UTC', '2026-11-20T00:00:00Z', 1)).toThrow('no year has');
  });
});
