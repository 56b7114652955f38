import { sameHours } from './same-hours';

const of = (from: string, to: string, zone: string, baseline: 'quarter_hours' | 'hours' = 'quarter_hours') =>
  sameHours({ from, to }, zone, { baseline, weeks: 4 });

it('keeps the time of the clock, whatever its offset was', () => {
  expect(of('2026-11-02T09:00:00.000Z', '2026-11-02T09:15:00.000Z', 'Europe/Madrid')).toEqual([
    { from: '2026-10-26T09:00:00.000Z', to: '2026-10-26T09:15:00.000Z' },
    { from: '2026-10-19T08:00:00.000Z', to: '2026-10-19T08:15:00.000Z' },
    { from: '2026-10-12T08:00:00.000Z', to: '2026-10-12T08:15:00.000Z' },
    { from: '2026-10-05T08:00:00.000Z', to: '2026-10-05T08:15:00.000Z' },
  ]);
});

it('leaves out the week whose clock skipped that time', () => {
  // On 29 March 2026 the clock of Madrid goes from 02:00 to 03:00.
  const windows = of('2026-04-12T00:30:00.000Z', '2026-04-12T00:45:00.000Z', 'Europe/Madrid');
  expect(windows.map(({ from }) => from)).toEqual([
    '2026-04-05T00:30:00.000Z',
    '2026-03-22T01:30:00.000Z',
    '2026-03-15T01:30:00.000Z',
  ]);
});

it('takes the whole quarter-hours of the clock that hold the sample', () => {
  const [latest] = of('2026-11-02T04:21:13.500Z', '2026-11-02T04:36:13.500Z', 'Asia/Kathmandu');
  // 10:06 to 10:21 there.
  expect(latest).toEqual({ from: '2026-10-26T04:15:00.000Z', to: '2026-10-26T04:45:00.000Z' });
});

it('lasts as long as the sample where the clock moves within it', () => {
  // On 25 October 2026 the clock of Madrid goes from 03:00 back to 02:00.
  const [latest] = of('2026-11-01T01:45:00.000Z', '2026-11-01T02:00:00.000Z', 'Europe/Madrid');
  expect(Date.parse(latest.to) - Date.parse(latest.from)).toBe(15 * 60_000);
});

it('takes the whole hours of the clock that hold the sample', () => {
  const [latest] = of('2026-11-02T04:20:00.000Z', '2026-11-02T04:35:00.000Z', 'Asia/Kolkata', 'hours');
  // 09:50 to 10:05 there: from 09:00 to 11:00.
  expect(latest).toEqual({ from: '2026-10-26T03:30:00.000Z', to: '2026-10-26T05:30:00.000Z' });
});
