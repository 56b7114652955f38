import Big from 'big.js';

import { roundTo } from './decimal';
import { groupDigits } from './group-digits';

const USUAL_DIGITS = 2;
/** Prices of one call or one digit are read in fractions of a cent. */
const UNIT_PRICE_DIGITS = 4;

const digitsByCurrency = new Map<string, number>();

/** Decimals a money column is shown with: those of its currency, more for prices of a single thing. */
export function moneyDigits(columnName: string, currency: string | undefined): number {
  return columnName.startsWith('cost_per_') ? UNIT_PRICE_DIGITS : minorDigits(currency);
}

/** An amount that would be shown as zero but is not is shown as less than the smallest one shown: `<0.01`. */
export function formatMoney(amount: Big, digits: number): string {
  const shown = roundTo(amount, digits);
  if (new Big(shown).eq(0) && !amount.eq(0)) {
    const smallest = new Big(10).pow(-digits).toFixed(digits);
    return amount.gt(0) ? `<${smallest}` : `>-${smallest}`;
  }
  return groupDigits(shown);
}

function minorDigits(currency: string | undefined): number {
  if (!currency) {
    return USUAL_DIGITS;
  }
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) {
    return known;
  }
  const digits = digitsOf(currency);
  digitsByCurrency.set(currency, digits);
  return digits;
}

function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? USUAL_DIGITS;
  } catch {
    return USUAL_DIGITS;
  }
}
