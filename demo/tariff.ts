export const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** What a unit of each costs in US dollars when the demo's traders write their price lists. */
const IN_DOLLARS: Record<Currency, number> = { USD: 1, EUR: 1.16, GBP: 1.33 };

/** The first seconds that are always paid for, and the step after them. */
export interface Increment {
  first: number;
  step: number;
}

/** A price for a minute in millionths of the currency, always a whole number of hundredths of a cent. */
export function listPrice(dollarMicros: number, factor: number, currency: Currency): number {
  return Math.max(100, Math.round((dollarMicros * factor) / IN_DOLLARS[currency] / 100) * 100);
}

export function billedSeconds(talkS: number, { first, step }: Increment): number {
  if (talkS <= 0) {
    return 0;
  }
  return talkS <= first ? first : first + Math.ceil((talkS - first) / step) * step;
}

/** The charge in millionths, rounded half up: exact, because all of it is whole numbers. */
export function chargeMicros(minuteMicros: number, billedS: number): number {
  return Math.floor((minuteMicros * billedS + 30) / 60);
}

/** Millionths as a decimal: 1234500 is `1.2345`. */
export function decimalOf(micros: number): string {
  const whole = Math.trunc(micros / 1_000_000);
  const fraction = String(micros % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction ? `${whole}.${fraction}` : String(whole);
}
