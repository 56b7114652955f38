import type { Period } from '../../../../contract/period';
import { periodOf, periodText, rangeOfPeriod } from './report-period';

it.each(
  [1, 7].flatMap((count) =>
    (['hour', 'day', 'week', 'month'] as const).flatMap((unit) =>
      (['rolling', 'running', 'whole'] as const).map((kind): Period => ({ count, unit, kind }))
    )
  )
)('$kind $count $unit becomes a range that means it', (period) => {
  const { from, to } = rangeOfPeriod(period);
  expect(periodOf(from, to)).toEqual(period);
});

it.each([
  ['now-7d', 'now', { count: 7, unit: 'day', kind: 'rolling' }, 'Last 7 days'],
  ['now-24h', 'now', { count: 24, unit: 'hour', kind: 'rolling' }, 'Last 24 hours'],
  ['now/d', 'now', { count: 1, unit: 'day', kind: 'running' }, 'Today so far'],
  ['now/d', 'now/d', { count: 1, unit: 'day', kind: 'running' }, 'Today so far'],
  ['now/M', 'now', { count: 1, unit: 'month', kind: 'running' }, 'This month so far'],
  ['now-1d/d', 'now-1d/d', { count: 1, unit: 'day', kind: 'whole' }, 'Yesterday'],
  ['now-1M/M', 'now-1M/M', { count: 1, unit: 'month', kind: 'whole' }, 'Previous month'],
  ['now-2w/w', 'now-1w/w', { count: 2, unit: 'week', kind: 'whole' }, 'Previous 2 weeks'],
])('%s to %s is a period', (from, to, period, text) => {
  expect(periodOf(from, to)).toEqual(period);
  expect(periodText(periodOf(from, to)!)).toBe(text);
});

it.each([
  ['1793491200000', '1794096000000'],
  ['now-90m', 'now'],
  ['now-7d', 'now-1d'],
  ['now', 'now'],
  ['now-1y/y', 'now-1y/y'],
  ['now-1w/d', 'now'],
])('%s to %s is none', (from, to) => {
  expect(periodOf(from, to)).toBeUndefined();
});
