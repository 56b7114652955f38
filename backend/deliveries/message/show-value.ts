import Big from 'big.js';

import { Column, NOT_AVAILABLE, Value } from '../../../contract/answer';
import { TimeForm } from '../../../contract/time-form';
import { formatInstant } from '../../reports/calendar';

const NO_VALUE = '–';
const MONEY_DIGITS = 2;
/** Prices of one call or one digit are read in fractions of a cent. */
const UNIT_PRICE_DIGITS = 4;

/** A value as a mail shows it; the files have it whole. */
export function showValue(value: Value | undefined, column: Column, zone: string, times?: TimeForm): string {
  if (value === null || value === undefined) {
    return NO_VALUE;
  }
  if (value === NOT_AVAILABLE || column.unit === 'text') {
    return String(value);
  }
  if (column.unit === 'time') {
    return times ? showTime(String(value), zone, times) : showMoment(String(value), zone);
  }
  return showFigure(new Big(value), column);
}

function showFigure(figure: Big, { unit, name, kind }: Column): string {
  switch (unit) {
    case 'fraction':
      return `${grouped(figure.times(100).toFixed(1))}%`;
    case 'seconds':
      return grouped(figure.round(1).toFixed());
    case 'money':
      return grouped(
        figure.toFixed(name.startsWith('cost_per_') || kind === 'dimension' ? UNIT_PRICE_DIGITS : MONEY_DIGITS)
      );
    case 'count':
      return grouped(figure.toFixed());
    default:
      return figure.toFixed();
  }
}

/** `2026-11-20 00:00` in the zone; with seconds where there are some. */
export function showMoment(instant: string, zone: string): string {
  const local = formatInstant(instant, zone);
  const [, date, minute, second] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)/.exec(local)!;
  return second === '00' ? `${date} ${minute}` : `${date} ${minute}:${second}`;
}

/** As files write it, in whole seconds. */
function showTime(instant: string, zone: string, times: TimeForm): string {
  const [, date, minute, second, offset] = /^(.{10})T(\d\d:\d\d)(:\d\d)[\d.]*(.*)$/.exec(formatInstant(instant, zone))!;
  const time = times === 'iso-minutes' || times === 'local-minutes' ? minute : minute + second;
  return times === 'iso' || times === 'iso-minutes' ? `${date}T${time}${offset}` : `${date} ${time}`;
}

export function showBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return at === 0 ? `${bytes} B` : `${(bytes / 1_000 ** at).toFixed(1)} ${units[at]}`;
}

function grouped(decimal: string): string {
  return decimal.replace(
    /^(-?)(\d+)/,
    (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ',')
  );
}
