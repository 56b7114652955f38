import { rangeOf, shiftRange, widenRange, windowOf } from './report-window';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-07T12:34:56.789Z') }));
afterEach(() => jest.useRealTimers());

const windowBetween = (from: string, to: string, zone = 'UTC') => windowOf(rangeOf(from, to, zone));

describe('the window an address names', () => {
  it('is as long as it says', () => {
    expect(windowBetween('now-7d', 'now')).toEqual({
      from: '2026-10-31T12:34:56.789Z',
      to: '2026-11-07T12:34:56.789Z',
    });
  });

  it('ends where the next day starts, in the zone', () => {
    expect(windowBetween('now-1d/d', 'now-1d/d')).toEqual({
      from: '2026-11-06T00:00:00.000Z',
      to: '2026-11-07T00:00:00.000Z',
    });
    expect(windowBetween('now/d', 'now/d', 'Asia/Kathmandu')).toEqual({
      from: '2026-11-06T18:15:00.000Z',
      to: '2026-11-07T18:15:00.000Z',
    });
  });

  it('is read from milliseconds and from ISO text', () => {
    expect(windowBetween('1793491200000', '2026-11-02T00:00:00Z')).toEqual({
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-02T00:00:00.000Z',
    });
  });

  it('is the last seven days when it makes no sense', () => {
    expect(windowBetween('yesterday', 'now')).toEqual(windowBetween('now-7d', 'now'));
  });

  it('moves by its own length, and widens around its middle', () => {
    const range = rangeOf('1793491200000', '1793577600000', 'UTC');
    expect(shiftRange(range, -1)).toEqual({ from: '1793404800000', to: '1793491200000' });
    expect(widenRange(range)).toEqual({ from: '1793448000000', to: '1793620800000' });
  });
});
