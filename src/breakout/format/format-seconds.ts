import Big from 'big.js';

import { groupDigits } from './group-digits';
import { roundTo } from './decimal';

const MINUTE_S = 60;
const HOUR_S = 3600;

/** `4.2 s` below a minute, `h:mm:ss` from there on. */
export function formatSeconds(seconds: Big): string {
  const sign = seconds.lt(0) ? '-' : '';
  const size = seconds.abs();
  const short = roundTo(size, 1);
  if (new Big(short).lt(MINUTE_S)) {
    return `${sign}${short.replace(/\.0$/, '')} s`;
  }
  const whole = size.round(0, Big.roundHalfUp);
  const hours = whole.div(HOUR_S).round(0, Big.roundDown);
  const rest = whole.minus(hours.times(HOUR_S)).toNumber();
  const minutes = Math.floor(rest / MINUTE_S);
  return `${sign}${groupDigits(hours.toFixed())}:${twoDigits(minutes)}:${twoDigits(rest % MINUTE_S)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
