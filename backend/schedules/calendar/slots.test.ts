import { Temporal } from 'temporal-polyfill';

import { ScheduleRuleInput, scheduleRuleSchema } from '../../../contract/schedule-rule';
import { Slot } from './period';
import { anchorRule } from './rule';
import { slotsFrom } from './slots';

const instant = (text: string) => Temporal.Instant.from(text);

/** The slots of a rule made on 1 March 2026, from that of the period that holds the moment. */
function slots(rule: ScheduleRuleInput, zone: string, from: string, count: number): Slot[] {
  const generator = slotsFrom(
    anchorRule(scheduleRuleSchema.parse(rule), zone, instant('2026-03-01T12:00:00Z')),
    zone,
    instant(from)
  );
  return Array.from({ length: count }, () => generator.next().value);
}

const text = ({ key, from, to, at }: Slot) => ({ key, from: `${from}`, to: `${to}`, at: `${at}` });
const hours = ({ from, to }: Slot) => from.until(to).total('hours');
const dates = (zone: string, list: Slot[]) => list.map(({ from }) => `${from.toZonedDateTimeISO(zone).toPlainDate()}`);

describe('a day', () => {
  it.each([
    ['2026-03-29', 23, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['2026-10-25', 25, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ])('of the clock change in Madrid, %s, has %d hours', (key, length, from, to) => {
    const [slot] = slots({ unit: 'day' }, 'Europe/Madrid', from, 1);
    expect(text(slot)).toMatchObject({ key, from, to });
    expect(hours(slot)).toBe(length);
  });

  it.each([
    // zone, time of day, the day it is run on, when
    ['Europe/Madrid', '02:30', '2026-03-29', '2026-03-29T01:30:00Z'],
    ['Europe/Madrid', '02:30', '2026-10-25', '2026-10-25T00:30:00Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:45:00Z'],
    ['America/New_York', '02:30', '2026-03-08', '2026-03-08T07:30:00Z'],
    ['America/New_York', '01:30', '2026-11-01', '2026-11-01T05:30:00Z'],
  ])('in %s is run at %s on %s, whatever the clock does then', (zone, at, date, expected) => {
    const noon = Temporal.PlainDate.from(date)
      .subtract({ days: 1 })
      .toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
    const [slot] = slots({ unit: 'day', at, settleMinutes: 0 }, zone, noon.toInstant().toString(), 1);
    expect(`${slot.at}`).toBe(expected);
  });

  it.each([
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z'],
  ])('in %s starts on %s at its first moment, as it has no midnight', (zone, key, from) => {
    expect(text(slots({ unit: 'day' }, zone, from, 1)[0])).toMatchObject({ key, from });
  });

  it('is left to settle for 30 minutes, and never run before', () => {
    const at = (rule: ScheduleRuleInput) => `${slots(rule, 'UTC', '2026-03-10T12:00:00Z', 1)[0].at}`;
    expect(at({ unit: 'day' })).toBe('2026-03-11T00:30:00Z');
    expect(at({ unit: 'day', at: '08:00' })).toBe('2026-03-11T08:00:00Z');
    expect(at({ unit: 'day', at: '00:10' })).toBe('2026-03-11T00:30:00Z');
    expect(at({ unit: 'day', at: '08:00', settleMinutes: 720 })).toBe('2026-03-11T12:00:00Z');
    expect(at({ unit: 'day', at: '08:00', daysLater: 3 })).toBe('2026-03-14T08:00:00Z');
  });

  it('that a zone left out for good makes no period', () => {
    const list = slots({ unit: 'day', anchor: '2011-12-01' }, 'Pacific/Apia', '2011-12-29T20:00:00Z', 3);
    expect(list.map(({ key }) => key)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('is run once a year or more on 29 February', () => {
    expect(dates('UTC', slots({ unit: 'day' }, 'UTC', '2028-02-28T12:00:00Z', 3))).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
  });
});

describe('hours', () => {
  it.each([
    ['Europe/Madrid', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['Europe/Madrid', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
    ['Asia/Kolkata', '2026-10-24T18:30:00Z', '2026-10-25T18:30:00Z', 24],
    // The clock goes on, and back, by half an hour: one period of 30 minutes each time.
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 24],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 25],
  ])('in %s from %s to %s are %d', (zone, from, to, count) => {
    const list = slots({ unit: 'hour' }, zone, from, count);
    expect(`${list[0].from}`).toBe(from);
    expect(`${list.at(-1)!.to}`).toBe(to);
  });

  it('that the clock repeats have keys of their own', () => {
    const keys = slots({ unit: 'hour' }, 'Europe/Madrid', '2026-10-24T23:00:00Z', 4).map(({ key }) => key);
    expect(keys).toEqual([
      '2026-10-25T01:00+02:00',
      '2026-10-25T02:00+02:00',
      '2026-10-25T02:00+01:00',
      '2026-10-25T03:00+01:00',
    ]);
  });
});

describe('weeks', () => {
  it.each([
    ['2026-03-25T12:00:00Z', '2026-W13', 167],
    ['2026-10-21T12:00:00Z', '2026-W43', 169],
  ])('that hold a clock change keep their local Mondays', (from, key, length) => {
    const [slot] = slots({ unit: 'week' }, 'Europe/Madrid', from, 1);
    expect(slot.key).toBe(key);
    expect(hours(slot)).toBe(length);
  });

  it('have the ISO numbers of the new year', () => {
    const keys = slots({ unit: 'week' }, 'UTC', '2026-12-22T00:00:00Z', 3).map(({ key }) => key);
    expect(keys).toEqual(['2026-W52', '2026-W53', '2027-W01']);
  });

  it('start on the day set', () => {
    const list = slots({ unit: 'week', weekStart: 7 }, 'UTC', '2026-03-10T00:00:00Z', 2);
    expect(list.map(({ key }) => key)).toEqual(['P1W:2026-03-08', 'P1W:2026-03-15']);
  });

  it('in pairs keep the week of their anchor, over a year of 53 weeks too', () => {
    const rule: ScheduleRuleInput = { unit: 'week', every: 2, anchor: '2026-03-16', at: '08:00' };
    const list = slots(rule, 'Europe/Madrid', '2026-03-02T12:00:00Z', 30);
    expect(list.slice(0, 3).map(({ at }) => `${at}`)).toEqual([
      '2026-03-16T07:00:00Z',
      '2026-03-30T06:00:00Z',
      '2026-04-13T06:00:00Z',
    ]);
    expect(hours(list[1])).toBe(335);
    expect(list[1].key).toBe('P2W:2026-03-16');
    expect(
      new Set(
        list.map(
          ({ from, to }) =>
            `${from.toZonedDateTimeISO('Europe/Madrid').until(to.toZonedDateTimeISO('Europe/Madrid'), { largestUnit: 'day' })}`
        )
      )
    ).toEqual(new Set(['P14D']));
  });
});

describe('months', () => {
  it('of the calendar have their real hours', () => {
    const list = slots({ unit: 'month' }, 'Europe/Madrid', '2026-03-10T00:00:00Z', 8);
    expect([list[0], list[7]].map((slot) => [slot.key, hours(slot)])).toEqual([
      ['2026-03', 743],
      ['2026-10', 745],
    ]);
  });

  it('from the 31st end with the month, and come back to the 31st', () => {
    const list = slots({ unit: 'month', anchor: '2026-01-31' }, 'UTC', '2026-01-31T00:00:00Z', 5);
    expect(dates('UTC', list)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('are found on both sides of their anchor', () => {
    const rule: ScheduleRuleInput = { unit: 'month', every: 3, anchor: '2026-01-31' };
    expect(dates('UTC', slots(rule, 'UTC', '2025-10-30T12:00:00Z', 3))).toEqual([
      '2025-07-31',
      '2025-10-31',
      '2026-01-31',
    ]);
  });
});

it('goes on by the new clock where a zone changes its offset for good', () => {
  const list = slots({ unit: 'day', at: '08:00', anchor: '2024-02-27' }, 'Asia/Almaty', '2024-02-28T12:00:00Z', 3);
  expect(list.map(({ at }) => `${at}`)).toEqual([
    '2024-02-29T02:00:00Z',
    '2024-03-01T03:00:00Z',
    '2024-03-02T03:00:00Z',
  ]);
  expect(list.map(hours)).toEqual([24, 25, 24]);
});
