import { DataType, Field, Table, tableFromIPC, TimeUnit, Vector } from 'apache-arrow';

type JsonValue = string | number | boolean | null;

interface FieldSchema {
  name: string;
  type: 'time' | 'number' | 'string' | 'boolean';
  typeInfo: { frame: string; nullable?: true };
  labels?: Record<string, string>;
  config?: object;
}

interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

/** A data frame as Grafana's server writes it to browsers. */
export interface FrameJson {
  schema: { name?: string; refId?: string; meta?: object; fields: FieldSchema[] };
  data: { values: JsonValue[][]; entities?: Array<Entities | null>; nanos?: Array<number[] | null> };
}

/** Reads an Arrow IPC file or stream, of any number of record batches. */
export function frameJson(arrow: Uint8Array): FrameJson {
  const table = tableFromIPC(arrow);
  const { metadata, fields } = table.schema;
  const columns = fields.map((field, index) => columnJson(field, columnOf(table, index)));
  return {
    schema: {
      name: metadata.get('name') || undefined,
      refId: metadata.get('refId') || undefined,
      meta: parsed(metadata.get('meta')),
      fields: fields.map(fieldSchema),
    },
    data: {
      values: columns.map((column) => column.values),
      entities: columns.some((column) => column.entities) ? columns.map((column) => column.entities) : undefined,
      nanos: columns.some((column) => column.nanos) ? columns.map((column) => column.nanos) : undefined,
    },
  };
}

function columnOf(table: Table, index: number): Vector {
  return table.getChildAt(index) ?? new Vector<DataType>([]);
}

function fieldSchema(field: Field): FieldSchema {
  return {
    name: field.name,
    ...simpleType(field.type),
    labels: parsed(field.metadata.get('labels')),
    config: parsed(field.metadata.get('config')),
    ...(field.nullable && { typeInfo: { ...simpleType(field.type).typeInfo, nullable: true } }),
  };
}

function simpleType(type: DataType): Pick<FieldSchema, 'type' | 'typeInfo'> {
  if (DataType.isTimestamp(type)) {
    return { type: 'time', typeInfo: { frame: 'time.Time' } };
  }
  if (DataType.isInt(type)) {
    return { type: 'number', typeInfo: { frame: `${type.isSigned ? 'int' : 'uint'}${type.bitWidth}` } };
  }
  if (DataType.isFloat(type)) {
    return { type: 'number', typeInfo: { frame: type.precision === 1 ? 'float32' : 'float64' } };
  }
  if (DataType.isBool(type)) {
    return { type: 'boolean', typeInfo: { frame: 'bool' } };
  }
  if (DataType.isUtf8(type)) {
    return { type: 'string', typeInfo: { frame: 'string' } };
  }
  throw new Error(`Grafana's data frames have no Arrow type ${type}.`);
}

interface ColumnJson {
  values: JsonValue[];
  entities: Entities | null;
  nanos: number[] | null;
}

function columnJson(field: Field, vector: Vector): ColumnJson {
  if (DataType.isTimestamp(field.type)) {
    return timesJson(vector, field.type.unit);
  }
  const entities: Entities = {};
  const values = Array.from({ length: vector.length }, (_, row) => plainValue(vector.get(row), row, entities));
  return { values, entities: Object.keys(entities).length > 0 ? entities : null, nanos: null };
}

function plainValue(value: unknown, row: number, entities: Entities): JsonValue {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : 'NegInf';
    (entities[name] ??= []).push(row);
    return null;
  }
  return typeof value === 'bigint' ? Number(value) : (value as JsonValue);
}

const NANOSECONDS = 1_000_000n;

/** Milliseconds as values and the nanoseconds below them beside, read from the buffers: a double cannot hold both. */
function timesJson(vector: Vector, unit: TimeUnit): ColumnJson {
  if (unit !== TimeUnit.NANOSECOND) {
    throw new Error('Grafana takes every time in a data frame for nanoseconds: send timestamp[ns].');
  }
  const values: JsonValue[] = [];
  const nanos: number[] = [];
  for (const batch of vector.data) {
    const ticks = batch.values as BigInt64Array;
    for (let row = 0; row < batch.length; row++) {
      const known = batch.getValid(row);
      const milliseconds = known ? floorDivide(ticks[row], NANOSECONDS) : 0n;
      values.push(known ? Number(milliseconds) : null);
      nanos.push(known ? Number(ticks[row] - milliseconds * NANOSECONDS) : 0);
    }
  }
  return { values, entities: null, nanos: nanos.some((rest) => rest !== 0) ? nanos : null };
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function parsed<T extends object>(json: string | undefined): T | undefined {
  return json ? (JSON.parse(json) as T) : undefined;
}
