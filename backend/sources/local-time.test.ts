import { instantOfLocalTime } from './local-time';

test.each([
  ['2026-07-01 09:30:00', 'Europe/Madrid', undefined, '2026-07-01T07:30:00.000000Z'],
  ['2026-11-21 06:59:48', 'Asia/Kolkata', undefined, '2026-11-21T01:29:48.000000Z'],
  ['2026-10-25 02:30:00', 'Europe/Madrid', undefined, '2026-10-25T00:30:00.000000Z'],
  ['2026-10-25 02:00:10', 'Europe/Madrid', '2026-10-25T00:59:50.000000Z', '2026-10-25T01:00:10.000000Z'],
  ['2026-10-25 04:00:00', 'Europe/Madrid', '2026-10-25T04:00:00.000000Z', '2026-10-25T03:00:00.000000Z'],
  ['2026-03-29 02:30:00', 'Europe/Madrid', undefined, '2026-03-29T01:30:00.000000Z'],
  ['2026-10-25 02:00:10Z', 'Europe/Madrid', '2026-10-25T02:00:20.000000Z', '2026-10-25T02:00:10.000000Z'],
  ['2026-02-30 02:30:00', 'UTC', undefined, undefined],
  ['yesterday', 'UTC', undefined, undefined],
  ['', 'UTC', undefined, undefined],
])('%s in %s, not before %s, is %s', (text, zone, notBefore, instant) => {
  expect(instantOfLocalTime(text, zone, notBefore)).toBe(instant);
});
