import type { Unit, Value } from '../../../contract/answer';
import { measure } from '../testing/breakout-fixtures';
import { readColumnFilter } from './column-filter';

function matches(text: string, unit: Unit, value: Value): boolean {
  const read = readColumnFilter(text, measure('figure', unit));
  if ('problem' in read) {
    throw new Error(read.problem);
  }
  return read.test(value);
}

describe('a filter over a column of figures', () => {
  it.each<[string, Unit, Value, boolean]>([
    ['> 100', 'count', 101, true],
    ['empty', 'money', 'n/a', true],
    ['not empty', 'money', 'n/a', false],
    ['< 100', 'money', 'n/a', false],
    ['!= 100', 'money', 'n/a', false],
    ['n/a', 'text', 'n/a', true],
    ['empty', 'text', 'n/a', false],
    ['> 100', 'count', 100, false],
    ['>=100', 'count', 100, true],
    ['< 1,000', 'count', 999, true],
    ['100', 'count', 100, true],
    ['!= 100', 'count', 100, false],
    ['< 30%', 'fraction', 0.2999, true],
    ['< 30', 'fraction', 0.3, false],
    ['= 63.6%', 'fraction', 0.63636363, true],
    ['10..20', 'count', 20, true],
    ['between 10 and 20', 'count', 21, false],
    ['10% to 30%', 'fraction', 0.1, true],
    ['> 1:30', 'seconds', 91, true],
    ['> 1:00:00', 'seconds', 3599, false],
    ['<= 2m', 'seconds', 120, true],
    ['> 0.01', 'money', '0.010000000000000000001', true],
    ['> -5', 'money', '-4.5', true],
    ['> 2026-11-05', 'time', '2026-11-05T23:00:00Z', false],
    ['>= 2026-11-05', 'time', '2026-11-05T23:00:00Z', true],
    ['2026-11-05', 'time', '2026-11-05T23:00:00Z', true],
    ['< 5', 'count', null, false],
    ['empty', 'count', null, true],
    ['not empty', 'count', 0, true],
    ['tele', 'text', 'Acme Telecom', true],
  ])('%s on %s: %s → %s', (text, unit, value, expected) => {
    expect(matches(text, unit, value)).toBe(expected);
  });

  it.each(['many', '> lots', '10..many', '>'])('says what to write instead of “%s”', (text) => {
    expect(readColumnFilter(text, measure('asr', 'fraction'))).toEqual({
      problem: 'Write a comparison such as “< 30%”, a span such as “10..30%”, “empty” or “not empty”.',
    });
  });
});
