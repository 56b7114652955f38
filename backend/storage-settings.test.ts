import { declaredTiers, tierLabel, USUAL_GROUPINGS } from './rollups/tiers';
import { readDayZones, readGroupings, readQueueLimits, readRetention } from './storage-settings';

describe('what is kept', () => {
  it('is everything, but for rollups of hours, unless the operator says otherwise', () => {
    expect(readRetention({})).toEqual({
      attemptsMonths: undefined,
      quarterHoursDays: 35,
      hoursDays: 62,
      daysMonths: undefined,
      auditDays: 400,
    });
  });

  it.each([
    [
      { TRUNKLINE_KEEP_ATTEMPTS_MONTHS: '6' },
      { attemptsMonths: 6, quarterHoursDays: 35, hoursDays: 62, daysMonths: 25, auditDays: 400 },
    ],
    [
      { TRUNKLINE_KEEP_ATTEMPTS_MONTHS: '36' },
      { attemptsMonths: 36, quarterHoursDays: 35, hoursDays: 62, daysMonths: 36, auditDays: 400 },
    ],
    [
      {
        TRUNKLINE_KEEP_ATTEMPTS_MONTHS: '6',
        TRUNKLINE_KEEP_HOURS_DAYS: '10',
        TRUNKLINE_KEEP_DAYS_MONTHS: '6',
        TRUNKLINE_KEEP_AUDIT_DAYS: '30',
      },
      { attemptsMonths: 6, quarterHoursDays: 35, hoursDays: 10, daysMonths: 6, auditDays: 30 },
    ],
  ])('follows %j', (environment, retention) => {
    expect(readRetention(environment)).toEqual(retention);
  });

  it.each([
    [{ TRUNKLINE_KEEP_ATTEMPTS_MONTHS: '0' }, 'TRUNKLINE_KEEP_ATTEMPTS_MONTHS is 0'],
    [{ TRUNKLINE_KEEP_AUDIT_DAYS: '0' }, 'TRUNKLINE_KEEP_AUDIT_DAYS is 0'],
    [{ TRUNKLINE_KEEP_HOURS_DAYS: '1.5' }, 'whole number of days'],
    [{ TRUNKLINE_KEEP_DAYS_MONTHS: '25' }, 'kept for good'],
    [{ TRUNKLINE_KEEP_DAYS_MONTHS: '5', TRUNKLINE_KEEP_ATTEMPTS_MONTHS: '6' }, 'kept for 6 months'],
  ])('refuses %j with a sentence', (environment, sentence) => {
    expect(() => readRetention(environment)).toThrow(sentence);
  });
});

describe('the zones days are kept for', () => {
  it('are those named, once each', () => {
    expect(readDayZones({})).toEqual(['UTC']);
    expect(readDayZones({ TRUNKLINE_DAY_ZONES: 'Europe/Madrid, UTC,Europe/Madrid' })).toEqual(['Europe/Madrid', 'UTC']);
  });

  it.each(['Europe/Madird', 'UTC,', '+02:00', 'UTC;drop table attempts'])('refuses %s', (TRUNKLINE_DAY_ZONES) => {
    expect(() => readDayZones({ TRUNKLINE_DAY_ZONES })).toThrow('is not an IANA time zone');
  });
});

describe('what rollups keep apart', () => {
  it('is the usual, or what the operator names, once each and in one order', () => {
    expect(readGroupings({})).toBe(USUAL_GROUPINGS);
    const named = readGroupings({ TRUNKLINE_TIERS: 'hour:provider+customer, day:customer,day:customer,week:total' });
    expect(declaredTiers(['UTC', 'Europe/Madrid'], named).map(({ name }) => tierLabel(name))).toEqual([
      'tier_hour_customer_provider',
      'tier_day_customer',
      'tier_day_europe_madrid_customer',
      'tier_week',
      'tier_week_europe_madrid',
    ]);
  });

  it('is the usual and more, where the operator adds to it', () => {
    const { hour, day, week } = readGroupings({
      TRUNKLINE_TIERS: 'usual, hour:state+jurisdiction, day:state+jurisdiction, day:customer',
    });
    const ofUsa = ['destination_state', 'jurisdiction'];
    expect({ hour, day, week }).toEqual({
      hour: [...USUAL_GROUPINGS.hour, ofUsa],
      day: [...USUAL_GROUPINGS.day, ofUsa],
      week: USUAL_GROUPINGS.week,
    });
  });

  it.each([
    ['month:customer', 'which is no rollup'],
    ['hour', 'which is no rollup'],
    ['hour:', 'which is no rollup'],
    ['hour:total+customer', 'which is no rollup'],
    ['hour:customer+carrier', 'which is no rollup'],
    ['hour:customer+customer', 'which is no rollup'],
    ['hour:customer,', 'which is no rollup'],
    ['hour:customer,day:customer+provider', 'no hours that keep customer+provider apart'],
    ['hour:customer,week:customer', 'no days that keep customer apart. Add day:customer'],
    ['day:total', 'no hours that keep total apart. Add hour:total'],
  ])('refuses %s with a sentence', (TRUNKLINE_TIERS, sentence) => {
    expect(() => readGroupings({ TRUNKLINE_TIERS })).toThrow(sentence);
  });
});

it('questions have their limits', () => {
  expect(readQueueLimits({})).toEqual({ perPrincipal: 4, overall: 8, waiting: 100, heavyS: 600 });
  expect(readQueueLimits({ TRUNKLINE_QUESTIONS_AT_ONCE: '2', TRUNKLINE_ALL_QUESTIONS_AT_ONCE: '20' })).toMatchObject({
    perPrincipal: 2,
    overall: 20,
  });
  expect(readQueueLimits({ TRUNKLINE_HEAVY_QUESTIONS_S: '60' })).toMatchObject({ heavyS: 60 });
  expect(() => readQueueLimits({ TRUNKLINE_HEAVY_QUESTIONS_S: '0' })).toThrow('TRUNKLINE_HEAVY_QUESTIONS_S is 0');
  expect(() => readQueueLimits({ TRUNKLINE_QUESTIONS_AT_ONCE: 'many' })).toThrow('TRUNKLINE_QUESTIONS_AT_ONCE is many');
});
