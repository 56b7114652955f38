import { Row, Value } from '../../../contract/answer';
import { instantWriter } from '../instant-writer';
import { CallColumn } from './call-columns';
import { Layout } from './layouts';

const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;

/** Makes rows of an answer of those of the database, whose values are in the order of the columns. */
export function callShaper(
  { columns, times }: Pick<Layout, 'columns' | 'times'>,
  zone: string
): (values: readonly unknown[]) => Row {
  const writeInstant = instantWriter(zone);
  const shapeTime = (text: string) =>
    times === 'iso' ? writeInstant(text) : writeInstant(text).slice(0, WHOLE_SECONDS).replace('T', ' ');
  const shapeValue = (value: unknown, { unit }: CallColumn): Value => {
    if (value === null) {
      return null;
    }
    switch (unit) {
      case 'time':
        return shapeTime(String(value));
      case 'text':
      case 'money':
        return String(value);
      default:
        return Number(value);
    }
  };
  return (values) => Object.fromEntries(columns.map((column, at) => [column.name, shapeValue(values[at], column)]));
}
