import { Column, Row, Value } from '../../contract/answer';
import { Question } from '../../contract/question';
import { bucketStart, formatInstant } from './calendar';

const toInstant = (text: string) => text.replace(' ', 'T');

function shapeValue(value: unknown, column: Column, question: Question): Value {
  if (value === null) {
    return null;
  }
  switch (column.unit) {
    case 'time':
      return column.kind === 'dimension'
        ? bucketStart(String(value), question.bucket!, question.zone)
        : formatInstant(toInstant(String(value)), question.zone);
    case 'text':
    case 'money':
      return String(value);
    default:
      return Number(value);
  }
}

/** Makes rows of an answer from rows of the database, whose values follow the columns from position `first` on. */
export function rowShaper(columns: readonly Column[], question: Question, first: number) {
  const startsSeen = new Map<unknown, Value>();
  const shapeTime = (value: unknown, column: Column): Value => {
    if (!startsSeen.has(value)) {
      startsSeen.set(value, shapeValue(value, column, question));
    }
    return startsSeen.get(value)!;
  };
  return (values: readonly unknown[]): Row =>
    Object.fromEntries(
      columns.map((column, at) => [
        column.name,
        column.unit === 'time' && column.kind === 'dimension'
          ? shapeTime(values[first + at], column)
          : shapeValue(values[first + at], column, question),
      ])
    );
}
