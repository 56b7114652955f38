import {
  Bool,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  TimestampNanosecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';

import { frameJson } from './frame-json';

function arrowFile(fields: Array<{ field: Field; values: unknown[] }>, metadata: Record<string, string> = {}) {
  const vectors = fields.map(({ field, values }) =>
    field.type instanceof TimestampNanosecond
      ? timestamps(values as Array<bigint | null>)
      : vectorFromArray(values, field.type).data[0]
  );
  const schema = new Schema(
    fields.map(({ field }) => field),
    new Map(Object.entries(metadata))
  );
  const length = fields[0].values.length;
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children: vectors });
  return tableToIPC(new Table([new RecordBatch(schema, data)]), 'file');
}

function timestamps(values: Array<bigint | null>) {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, row) => (nullBitmap[row >> 3] |= value === null ? 0 : 1 << (row & 7)));
  return makeData({
    type: new TimestampNanosecond(),
    length: values.length,
    nullCount: values.filter((value) => value === null).length,
    nullBitmap,
    data: BigInt64Array.from(values, (value) => value ?? 0n),
  });
}

test('keeps names, labels, configuration and metadata of a frame', () => {
  const metadata = new Map([
    ['labels', '{"customer_id":"101"}'],
    ['config', '{"unit":"short"}'],
  ]);
  const file = arrowFile([{ field: new Field('asr', new Float64(), true, metadata), values: [0.5, null] }], {
    name: 'breakout',
    refId: 'A',
    meta: '{"custom":{"level":[]}}',
  });

  expect(frameJson(file)).toEqual({
    schema: {
      name: 'breakout',
      refId: 'A',
      meta: { custom: { level: [] } },
      fields: [
        {
          name: 'asr',
          type: 'number',
          typeInfo: { frame: 'float64', nullable: true },
          labels: { customer_id: '101' },
          config: { unit: 'short' },
        },
      ],
    },
    data: { values: [[0.5, null]], entities: undefined, nanos: undefined },
  });
});

test('writes times as milliseconds with the nanoseconds beside, before 1970 too', () => {
  const values = [1_785_585_600_123_456_789n, null, -1n];
  const { data, schema } = frameJson(arrowFile([{ field: new Field('t', new TimestampNanosecond(), true), values }]));

  expect(schema.fields[0]).toMatchObject({ type: 'time', typeInfo: { frame: 'time.Time', nullable: true } });
  expect(data.values).toEqual([[1_785_585_600_123, null, -1]]);
  expect(data.nanos).toEqual([[456_789, 0, 999_999]]);
});

test('writes text, booleans and integers, and lists what JSON has no number for', () => {
  const file = arrowFile([
    { field: new Field('name', new Utf8(), true), values: ['Añil', null, '', 'x'] },
    { field: new Field('final', new Bool(), false), values: [true, false, true, false] },
    { field: new Field('attempts', new Int64(), false), values: [1n, 2n, 3n, 9_007_199_254_740_991n] },
    { field: new Field('ratio', new Float64(), true), values: [NaN, Infinity, -Infinity, 1] },
  ]);
  const { data, schema } = frameJson(file);

  expect(schema.fields.map(({ typeInfo }) => typeInfo.frame)).toEqual(['string', 'bool', 'int64', 'float64']);
  expect(data.values).toEqual([
    ['Añil', null, '', 'x'],
    [true, false, true, false],
    [1, 2, 3, 9_007_199_254_740_991],
    [null, null, null, 1],
  ]);
  expect(data.entities).toEqual([null, null, null, { NaN: [0], Inf: [1], NegInf: [2] }]);
});

test('reads an empty frame', () => {
  const { data } = frameJson(arrowFile([{ field: new Field('name', new Utf8(), true), values: [] }]));

  expect(data.values).toEqual([[]]);
});
