import Big from 'big.js';

import type { Unit } from '../../../contract/answer';
import { readDecimal } from '../format/decimal';

const CLOCK = /^(?:(\d+):)?(\d{1,3}):(\d\d(?:\.\d+)?)$/;
const SPAN = /^(\d+(?:\.\d+)?)\s*(s|m|h)$/i;
const SECONDS_IN: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** Reads what a person compares figures of a unit with: `1,000`, `30%`, `1:30`, `2 m`. Undefined when it is none. */
export function readOperand(text: string, unit: Unit): Big | undefined {
  const plain = text.replace(/,/g, '').trim();
  switch (unit) {
    case 'fraction':
      return readDecimal(plain.replace(/\s*%$/, ''))?.div(100);
    case 'seconds':
      return readSpan(plain) ?? readDecimal(plain);
    default:
      return readDecimal(plain);
  }
}

function readSpan(text: string): Big | undefined {
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, hours = '0', minutes, seconds] = clock;
    return new Big(hours).times(3600).plus(new Big(minutes).times(60)).plus(seconds);
  }
  const span = SPAN.exec(text);
  return span ? new Big(span[1]).times(SECONDS_IN[span[2].toLowerCase()]) : undefined;
}
