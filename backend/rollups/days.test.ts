import { wholeWeeks } from './buckets';
import { dayHolding, weekHolding, wholeDays } from './days';

describe('a week of a zone', () => {
  it.each([
    ['2026-03-25T12:00:00Z', 'UTC', '2026-03-23T00:00:00Z', '2026-03-30T00:00:00Z'],
    ['2026-03-23T00:00:00Z', 'UTC', '2026-03-23T00:00:00Z', '2026-03-30T00:00:00Z'],
    ['2026-03-22T23:59:59Z', 'UTC', '2026-03-16T00:00:00Z', '2026-03-23T00:00:00Z'],
    ['2026-03-29T21:59:00Z', 'Europe/Madrid', '2026-03-22T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['1969-12-31T00:00:00Z', 'UTC', '1969-12-29T00:00:00Z', '1970-01-05T00:00:00Z'],
    ['2026-04-04T20:00:00Z', 'Australia/Lord_Howe', '2026-03-29T13:00:00Z', '2026-04-05T13:30:00Z'],
  ])('that holds %s in %s begins with its Monday', (instant, zone, from, to) => {
    expect(weekHolding(instant, zone)).toEqual({ from, to });
  });
});

describe('the whole weeks among days', () => {
  const weeksOf = (from: string, to: string, zone: string) => wholeWeeks(wholeDays({ from, to }, zone), zone);

  it('are those whose seven days are all there', () => {
    expect(weeksOf('2026-03-01T00:00:00Z', '2026-03-23T00:00:00Z', 'UTC').map(({ from }) => from)).toEqual([
      '2026-03-02T00:00:00Z',
      '2026-03-09T00:00:00Z',
      '2026-03-16T00:00:00Z',
    ]);
    expect(weeksOf('2026-03-02T00:00:01Z', '2026-03-15T23:59:59Z', 'UTC')).toEqual([]);
  });

  it('hold the day the clock changes', () => {
    expect(weeksOf('2026-03-22T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Madrid')).toHaveLength(1);
  });

  it('leave out one that lacks a day, and one without the date its zone left out', () => {
    const days = wholeDays({ from: '2026-03-02T00:00:00Z', to: '2026-03-09T00:00:00Z' }, 'UTC');
    expect(
      wholeWeeks(
        days.filter((_, at) => at !== 3),
        'UTC'
      )
    ).toEqual([]);
    const lostFriday = weeksOf('2011-12-20T10:00:00Z', '2012-01-08T10:00:00Z', 'Pacific/Apia');
    expect(lostFriday.every(({ from, to }) => dayHolding(from, 'Pacific/Apia').from === from && from < to)).toBe(true);
    expect(lostFriday.length).toBeGreaterThan(1);
  });
});
