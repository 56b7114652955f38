import { Column, Row, Value } from '../../contract/answer';
import { Question } from '../../contract/question';
import { bucketStart } from './calendar';
import { isBucketColumn } from './compare/compared-columns';
import { instantWriter } from './instant-writer';

/** Makes rows of an answer from rows of the database, whose values follow the columns from position `first` on. */
export function rowShaper(columns: readonly Column[], question: Question, first: number) {
  const startsSeen = new Map<unknown, string>();
  const writeInstant = instantWriter(question.zone);
  const startOf = (key: unknown): string => {
    const start = startsSeen.get(key) ?? bucketStart(String(key), question.bucket!, question.zone);
    startsSeen.set(key, start);
    return start;
  };
  const shapeValue = (value: unknown, column: Column): Value => {
    if (value === null) {
      return null;
    }
    switch (column.unit) {
      case 'time':
        return isBucketColumn(column) ? startOf(value) : writeInstant(String(value));
      case 'text':
      case 'money':
        return String(value);
      default:
        return Number(value);
    }
  };
  return (values: readonly unknown[]): Row =>
    Object.fromEntries(columns.map((column, at) => [column.name, shapeValue(values[first + at], column)]));
}
