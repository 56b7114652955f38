import { instantOfEpochMicroseconds, instantOfEpochSeconds, secondsBetween } from './epoch-time';

test.each([
  ['1795224588.513398', '2026-11-21T01:29:48.513398Z'],
  ['1795224588.73242', '2026-11-21T01:29:48.732420Z'],
  ['1795224588', '2026-11-21T01:29:48.000000Z'],
  ['', undefined],
  ['1795224588,5', undefined],
  ['-1', undefined],
])('%s seconds are %s', (text, instant) => {
  expect(instantOfEpochSeconds(text)).toBe(instant);
});

test.each([
  ['1521025758006702', '2018-03-14T11:09:18.006702Z'],
  ['0', undefined],
  ['x', undefined],
])('%s microseconds are %s', (text, instant) => {
  expect(instantOfEpochMicroseconds(text)).toBe(instant);
});

test.each([
  ['2026-11-21T01:29:48.732423Z', '2026-11-21T01:29:50.238619Z', '1.506196'],
  ['2026-11-21T01:29:48.9Z', '2026-11-21T01:29:49.1Z', '0.2'],
  ['2026-11-21T01:29:48Z', '2026-11-21T02:29:48Z', '3600'],
  ['2026-11-21T01:29:49Z', '2026-11-21T01:29:48.75Z', '-0.25'],
])('from %s to %s are %s s', (from, to, seconds) => {
  expect(secondsBetween(from, to)).toBe(seconds);
});
