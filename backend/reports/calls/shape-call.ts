import { Row, Value } from '../../../contract/answer';
import { formatInstant } from '../calendar';
import { CallColumn } from './call-columns';
import { Layout } from './layouts';

const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;

function shapeTime(text: string, zone: string, times: Layout['times']): string {
  const iso = formatInstant(text.replace(' ', 'T'), zone);
  return times === 'iso' ? iso : iso.slice(0, WHOLE_SECONDS).replace('T', ' ');
}

function shapeValue(value: unknown, { unit }: CallColumn, zone: string, times: Layout['times']): Value {
  if (value === null) {
    return null;
  }
  switch (unit) {
    case 'time':
      return shapeTime(String(value), zone, times);
    case 'text':
    case 'money':
      return String(value);
    default:
      return Number(value);
  }
}

/** Makes a row of an answer of one of the database, whose values are in the order of the columns. */
export function shapeCall(
  values: readonly unknown[],
  columns: readonly CallColumn[],
  zone: string,
  times: Layout['times']
): Row {
  return Object.fromEntries(columns.map((column, at) => [column.name, shapeValue(values[at], column, zone, times)]));
}
