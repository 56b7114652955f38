import type Big from 'big.js';

import type { Column } from '../../../contract/answer';

/** How far a figure is from the one before: an arrow says the direction, so that colour need not. */
export function withDirection(text: string, decimal: Big): string {
  if (decimal.eq(0)) {
    return `= ${text}`;
  }
  return decimal.gt(0) ? `▲ ${text}` : `▼ ${text}`;
}

/** The difference of two shares is told in points: a share 5% lower is another thing. */
export function isInPoints({ comparison, unit }: Column): boolean {
  return comparison === 'difference' && unit === 'fraction';
}
