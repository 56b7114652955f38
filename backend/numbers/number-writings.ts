import { normaliseNumber } from './phone-number';

const ANY_WRITING_OF_DIGITS = /^\+?[\d\s().-]+$/;

/**
 * The ways a number somebody typed, or its beginning, may be stored: with a plus where it can be told which number it is,
 * else as it was received. Digits that can't be told apart are looked for in both.
 */
export function writingsOf(typed: string, defaultCountry?: string): string[] {
  const number = typed.trim();
  const { digits } = normaliseNumber(number, null, { defaultCountry });
  if (digits !== null) {
    return [`+${digits}`];
  }
  return ANY_WRITING_OF_DIGITS.test(number) ? [...new Set([`+${number.replace(/\D/g, '')}`, number])] : [number];
}
