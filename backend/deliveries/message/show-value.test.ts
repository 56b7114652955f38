import { Column } from '../../../contract/answer';
import { TimeForm } from '../../../contract/time-form';
import { showValue } from './show-value';

const start: Column = { name: 'started_at', label: 'Start', unit: 'time', kind: 'dimension' };

it.each<[TimeForm | undefined, string]>([
  [undefined, '2026-10-25 02:30:15'],
  ['iso', '2026-10-25T02:30:15+01:00'],
  ['iso-minutes', '2026-10-25T02:30+01:00'],
  ['local', '2026-10-25 02:30:15'],
  ['local-minutes', '2026-10-25 02:30'],
])('shows a time of the repeated hour as %s', (times, expected) => {
  expect(showValue('2026-10-25T01:30:15.250Z', start, 'Europe/Madrid', times)).toBe(expected);
});

it('shows what one call costs in fractions of a cent, and what many come to in cents', () => {
  const charge = (kind: Column['kind']): Column => ({ name: 'customer_charge', label: 'Charge', unit: 'money', kind });
  expect(showValue('0.0031', charge('dimension'), 'UTC')).toBe('0.0031');
  expect(showValue('310.2050', charge('measure'), 'UTC')).toBe('310.21');
});
