import { Column, NOT_AVAILABLE, Value } from '../../../contract/answer';
import { Values } from './frame';

/**
 * Values as Grafana can draw, sort and compare them: money as a double, which is exact to 15 digits, and times as
 * instants. A code is a text: Grafana takes every number of a table for a value to draw or alert on.
 * What must be exact to the last digit is asked in the layout `breakout`.
 */
export function drawable({ unit }: Pick<Column, 'unit'>, values: readonly Value[]): Values {
  if (unit === 'time') {
    return { type: 'time', values: values.map((value) => (value === null ? null : String(value))) };
  }
  if (unit === 'text' || unit === 'integer') {
    return { type: 'text', values: values.map((value) => (value === null ? null : String(value))) };
  }
  return { type: 'number', values: values.map(toNumber) };
}

/** Neither what is unknown nor what is not available is a number. */
export function toNumber(value: Value): number | null {
  return value === null || value === NOT_AVAILABLE ? null : Number(value);
}
