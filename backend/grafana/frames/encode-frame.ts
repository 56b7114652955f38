import {
  Data,
  Field as ArrowField,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampNanosecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';

import { Field, Frame } from './frame';

type ColumnType = TimestampNanosecond | Float64 | Utf8;

/** A frame as an Arrow IPC file, the way Grafana's server reads it: names, labels and settings are JSON in the metadata. */
export function encodeFrame({ name, refId, meta, fields }: Frame): Uint8Array {
  const metadata = new Map([
    ['name', name],
    ['refId', refId],
    ['meta', JSON.stringify(meta)],
  ]);
  const columns = fields.map(columnOf);
  const schema = new Schema(
    fields.map((field, at) => new ArrowField(field.name, columns[at].type, true, fieldMetadata(field))),
    metadata
  );
  const length = fields.length > 0 ? fields[0].values.length : 0;
  const rows = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children: columns });
  return RecordBatchFileWriter.writeAll([new RecordBatch(schema, rows)]).toUint8Array(true);
}

function fieldMetadata({ labels, config }: Field): Map<string, string> {
  const metadata = new Map([['config', JSON.stringify(config)]]);
  return labels ? metadata.set('labels', JSON.stringify(labels)) : metadata;
}

function columnOf(field: Field): Data<ColumnType> {
  const { length } = field.values;
  switch (field.type) {
    case 'time': {
      const data = BigInt64Array.from(field.values, (value) => (value === null ? 0n : nanoseconds(value)));
      return makeData({ type: new TimestampNanosecond(), length, data, ...knownOnes(field.values) });
    }
    case 'number': {
      const data = Float64Array.from(field.values, (value) => value ?? 0);
      return makeData({ type: new Float64(), length, data, ...knownOnes(field.values) });
    }
    case 'text':
      return vectorFromArray([...field.values], new Utf8()).data[0];
  }
}

/** One bit a row, the lowest first: whether its value is known. */
function knownOnes(values: readonly unknown[]) {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, row) => {
    if (value === null) {
      nullCount += 1;
    } else {
      nullBitmap[row >> 3] |= 1 << (row & 7);
    }
  });
  return { nullBitmap, nullCount };
}

/** Counted in whole numbers: a double of nanoseconds is off by up to a quarter of a microsecond. */
function nanoseconds(instant: string): bigint {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  const wholeSeconds = BigInt(Date.parse(instant.replace(/\.\d+/, '')) / 1_000);
  return wholeSeconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}
