import type Big from 'big.js';

import { NOT_AVAILABLE, type Column, type Value } from '../../../contract/answer';
import { readDecimal, roundTo } from './decimal';
import { isInPoints, withDirection } from './format-difference';
import { formatInstant } from './format-instant';
import { formatMoney, moneyDigits } from './format-money';
import { formatSeconds } from './format-seconds';
import { groupDigits } from './group-digits';
import { isMissing } from './is-missing';

export const NO_VALUE = '–';

export interface ShownValue {
  text: string;
  /** The whole value, unrounded, with its unit; or why there is none. */
  full: string;
  tone: 'plain' | 'negative' | 'missing';
}

/** A value as the table shows it. Rounding happens here and nowhere else. */
export function formatValue(value: Value | undefined, column: Column): ShownValue {
  if (column.unavailable) {
    return { text: NOT_AVAILABLE, full: column.unavailable, tone: 'missing' };
  }
  if (isMissing(value, column.unit)) {
    return value === NOT_AVAILABLE
      ? { text: NOT_AVAILABLE, full: whyNotAvailable(column), tone: 'missing' }
      : { text: NO_VALUE, full: 'No value', tone: 'missing' };
  }
  if (column.unit === 'text') {
    return { text: String(value), full: String(value), tone: 'plain' };
  }
  if (column.unit === 'time') {
    return { text: formatInstant(String(value)), full: String(value), tone: 'plain' };
  }
  const isDistance = column.comparison === 'difference' || column.comparison === 'change';
  if (column.unit === 'count' && !isDistance && Number.isSafeInteger(value)) {
    const full = String(value);
    return { text: groupDigits(full), full, tone: Number(value) < 0 ? 'negative' : 'plain' };
  }
  const decimal = readDecimal(value);
  if (!decimal) {
    return { text: String(value), full: String(value), tone: 'plain' };
  }
  const tone = decimal.lt(0) ? 'negative' : 'plain';
  if (isDistance) {
    const { text } = formatFigure(decimal.abs(), column);
    return { text: withDirection(text, decimal), full: formatFigure(decimal, column).full, tone };
  }
  return { ...formatFigure(decimal, column), tone };
}

function formatFigure(decimal: Big, column: Column): Pick<ShownValue, 'text' | 'full'> {
  const full = decimal.toFixed();
  switch (column.unit) {
    case 'fraction': {
      const sign = isInPoints(column) ? ' pp' : '%';
      return { text: `${groupDigits(roundTo(decimal.times(100), 1))}${sign}`, full };
    }
    case 'seconds':
      return { text: formatSeconds(decimal), full: `${full} s` };
    case 'money': {
      const text = formatMoney(decimal, moneyDigits(column.name, column.currency));
      return { text, full: column.currency ? `${full} ${column.currency}` : full };
    }
    case 'count':
      return { text: groupDigits(full), full };
    default:
      return { text: full, full };
  }
}

function whyNotAvailable({ currency }: Column): string {
  return currency
    ? `There are amounts, but no exchange rate to ${currency} for the day of some of them.`
    : 'There are amounts, but in several currencies, or without an exchange rate for their day.';
}
