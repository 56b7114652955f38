import { dateTimeFormatISO, FieldType, getFieldDisplayName, type DataFrame, type Field } from '@grafana/data';

import type { Column, Row, Unit, Value } from '../../contract/answer';

/** The rows of a frame, by field name. Times become ISO text in the zone. */
export function frameRows(frame: DataFrame, timeZone: string): Row[] {
  const readers = frame.fields.map((field) => ({ name: field.name, read: readerOf(field, timeZone) }));
  return Array.from({ length: frame.length }, (_, row) =>
    Object.fromEntries(readers.map(({ name, read }) => [name, read(row)]))
  );
}

/** What is known of the columns of a frame that no Trunkline query made. */
export function plainColumns(frame: DataFrame): Column[] {
  return frame.fields.map((field) => ({
    name: field.name,
    label: getFieldDisplayName(field, frame),
    unit: unitOf(field),
    kind: field.type === FieldType.number ? 'measure' : 'dimension',
    help: field.config.description,
  }));
}

function readerOf({ type, values }: Field, timeZone: string): (row: number) => Value {
  if (type === FieldType.time) {
    return (row) => (typeof values[row] === 'number' ? dateTimeFormatISO(values[row], { timeZone }) : null);
  }
  return (row) => asValue(values[row]);
}

function asValue(value: unknown): Value {
  if (value === null || value === undefined) {
    return null;
  }
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}

function unitOf({ type, config }: Field): Unit {
  if (type === FieldType.time) {
    return 'time';
  }
  if (type !== FieldType.number) {
    return 'text';
  }
  return config.unit === 'percentunit' ? 'fraction' : config.unit === 's' ? 'seconds' : 'count';
}
