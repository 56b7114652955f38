import { NOT_AVAILABLE, type Unit, type Value } from '../../../contract/answer';
import { measure } from '../testing/breakout-fixtures';
import { formatValue } from './format-value';

const shown = (value: Value, unit: Unit, name = 'figure', currency?: string) =>
  formatValue(value, measure(name, unit, { currency })).text;

describe('a figure as the table shows it', () => {
  it.each([
    ['USD', 'money' as const, 'no exchange rate to USD'],
    [undefined, 'money' as const, 'several currencies'],
    [undefined, 'fraction' as const, 'several currencies'],
  ])('says why an amount in %s is not available (%s)', (currency, unit, why) => {
    expect(formatValue(NOT_AVAILABLE, measure('profit', unit, { currency }))).toEqual({
      text: 'n/a',
      full: expect.stringContaining(why),
      tone: 'missing',
    });
  });

  it('takes a name for a name', () => {
    expect(formatValue(NOT_AVAILABLE, measure('name', 'text')).tone).toBe('plain');
  });

  it.each<[Unit, Value, string]>([
    ['count', 0, '0'],
    ['count', 1234567, '1,234,567'],
    ['integer', 503, '503'],
    ['fraction', 0.6364, '63.6%'],
    ['fraction', 0.0005, '0.1%'],
    ['fraction', -0.0001, '0.0%'],
    ['fraction', 1, '100.0%'],
    ['seconds', 0, '0 s'],
    ['seconds', 4.25, '4.3 s'],
    ['seconds', 12, '12 s'],
    ['seconds', 59.94, '59.9 s'],
    ['seconds', 59.96, '0:01:00'],
    ['seconds', 75, '0:01:15'],
    ['seconds', 3599.5, '1:00:00'],
    ['seconds', 4_521_600, '1,256:00:00'],
    ['time', '2026-11-07T13:05:09.123456+01:00', '2026-11-07 13:05:09'],
    ['text', 'EUR', 'EUR'],
  ])('writes %s %s as %s', (unit, value, text) => {
    expect(shown(value, unit)).toBe(text);
  });

  it.each<['previous' | 'difference' | 'change', Unit, Value, string, string]>([
    ['previous', 'count', 1200, '1,200', 'plain'],
    ['difference', 'count', 12, '▲ 12', 'plain'],
    ['difference', 'count', -1200, '▼ 1,200', 'negative'],
    ['difference', 'count', 0, '= 0', 'plain'],
    ['difference', 'money', '-1.505', '▼ 1.51', 'negative'],
    ['difference', 'fraction', -0.05, '▼ 5.0 pp', 'negative'],
    ['change', 'fraction', 0.125, '▲ 12.5%', 'plain'],
    ['change', 'fraction', null, '–', 'missing'],
  ])('writes the %s of %s %s as %s', (comparison, unit, value, text, tone) => {
    expect(formatValue(value, measure('figure', unit, { comparison }))).toMatchObject({ text, tone });
  });

  it('rounds money once, half away from zero, to the digits of its currency', () => {
    expect(shown('1234567.125', 'money', 'profit', 'USD')).toBe('1,234,567.13');
    expect(shown('-0.125', 'money', 'profit', 'USD')).toBe('-0.13');
    expect(shown('1500.5', 'money', 'profit', 'JPY')).toBe('1,501');
    expect(shown('0.0149', 'money', 'cost_per_dtmf_digit', 'USD')).toBe('0.0149');
  });

  it('keeps digits a double would lose', () => {
    expect(shown('9007199254740993.994', 'money', 'profit', 'USD')).toBe('9,007,199,254,740,993.99');
    expect(formatValue('0.1234567890123456789', measure('profit', 'money', { currency: 'USD' })).full).toBe(
      '0.1234567890123456789 USD'
    );
  });

  it('never shows an amount as nothing', () => {
    expect(shown('0.0012', 'money', 'profit', 'USD')).toBe('<0.01');
    expect(shown('-0.0012', 'money', 'profit', 'USD')).toBe('>-0.01');
    expect(shown('0.0000', 'money', 'profit', 'USD')).toBe('0.00');
  });

  it('shows a dash for what is unknown, and says why a measure is not available', () => {
    expect(shown(null, 'fraction')).toBe('–');
    const unavailable = measure('calls_with_dtmf', 'count', { unavailable: 'no source records DTMF' });
    expect(formatValue(null, unavailable)).toEqual({ text: 'n/a', full: 'no source records DTMF', tone: 'missing' });
  });
});
