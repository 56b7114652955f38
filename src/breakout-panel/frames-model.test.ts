import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';

import type { Column } from '../../contract/answer';
import type { FrameMeta } from '../../contract/grafana-query';
import { framesModel } from './frames-model';

const text = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  label: name,
  unit: 'text',
  kind: 'dimension',
  ...more,
});
const COLUMNS: Column[] = [
  text('customer_id', { label: 'Customer' }),
  text('customer_name', { labelOf: 'customer_id' }),
  text('provider_id', { label: 'Provider' }),
  { name: 'attempts', label: 'Attempts', unit: 'count', kind: 'measure' },
  { name: 'profit', label: 'Profit', unit: 'money', kind: 'measure', currency: 'USD' },
];
const WISHES = { pivot: false, columns: [], timeZone: 'UTC' };

function level(dimensions: string[], rows: Array<Record<string, unknown>>): DataFrame {
  const custom: FrameMeta = {
    level: dimensions,
    columns: COLUMNS,
    incompleteTotals: ['profit'],
    truncated: false,
    marks: [],
    notes: ['A note.'],
    question: { bucket: undefined } as FrameMeta['question'],
  };
  const names = Object.keys(rows[0]);
  return toDataFrame({
    fields: names.map((name) => ({ name, values: rows.map((row) => row[name]) })),
    meta: { custom },
  });
}

const FRAMES = [
  level(
    ['customer_id', 'provider_id'],
    [
      { customer_id: '101', customer_name: 'Acme', provider_id: 'north', attempts: 3, profit: '0.10' },
      { customer_id: '101', customer_name: 'Acme', provider_id: 'south', attempts: 2, profit: '0.20' },
      { customer_id: null, customer_name: null, provider_id: 'south', attempts: 1, profit: null },
    ]
  ),
  level(
    ['customer_id'],
    [
      { customer_id: '101', customer_name: 'Acme', attempts: 5, profit: '0.30' },
      { customer_id: null, customer_name: null, attempts: 1, profit: null },
    ]
  ),
  level([], [{ attempts: 6, profit: '0.30' }]),
];

describe('frames of the breakout layout', () => {
  it('become the tree the page shows, with totals and marks', () => {
    const { model, choices, canPivot } = framesModel(FRAMES, WISHES)!;
    expect(model.rows.map((row) => [row.label, row.children?.map((child) => child.label)])).toEqual([
      ['Acme', ['north', 'south']],
      ['Unknown', ['south']],
    ]);
    expect(model.totals).toEqual({ attempts: 6, profit: '0.30' });
    expect([...model.incompleteTotals]).toEqual(['profit']);
    expect(model.notes).toEqual(['A note.']);
    expect(choices.map(({ name }) => name)).toEqual(['attempts', 'profit']);
    expect(canPivot).toBe(true);
  });

  it('keep amounts that are not available', () => {
    const [finest, ...others] = FRAMES;
    const totals = level([], [{ attempts: 6, profit: 'n/a' }]);
    const { model } = framesModel([finest, others[0], totals], WISHES)!;
    expect(model.totals).toEqual({ attempts: 6, profit: 'n/a' });
  });

  it('show the columns chosen, in their order', () => {
    const { model } = framesModel(FRAMES, { ...WISHES, columns: ['profit', 'gone', 'attempts'] })!;
    expect(model.columns.map(({ id }) => id)).toEqual(['profit', 'attempts']);
  });

  it('become a pivot over the last dimension, which says what totals it lacks', () => {
    const { model } = framesModel(FRAMES, { ...WISHES, pivot: true, columns: ['attempts'] })!;
    expect(model.columns.map(({ heading }) => heading)).toEqual(['All', 'north', 'south']);
    expect(model.rows[0].cells).toMatchObject({ attempts: 5, 'north|attempts': 3, 'south|attempts': 2 });
    expect(model.notes).toContain('The query holds no totals by Provider alone.');
  });

  it('have one row where nothing is grouped', () => {
    expect(framesModel([FRAMES[2]], WISHES)?.model.rows.map((row) => row.cells)).toEqual([
      { attempts: 6, profit: '0.30' },
    ]);
  });
});

describe('other frames', () => {
  it('become a flat table', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'at', type: FieldType.time, values: [Date.UTC(2026, 10, 7, 12)] },
        { name: 'host', type: FieldType.string, values: ['edge-1'] },
        { name: 'load', type: FieldType.number, values: [0.5], config: { unit: 'percentunit' } },
      ],
    });
    const { model, canPivot } = framesModel([frame, frame], { ...WISHES, timeZone: 'Europe/Madrid' })!;
    expect(model.rows[0].cells).toEqual({ at: '2026-11-07T13:00:00+01:00', host: 'edge-1', load: 0.5 });
    expect(model.columns.map(({ column }) => column.unit)).toEqual(['time', 'text', 'fraction']);
    expect(model.totals).toBeUndefined();
    expect(model.notes).toEqual(['The query answers with 2 frames; the first one is shown here.']);
    expect(canPivot).toBe(false);
  });

  it('are nothing when they are empty', () => {
    expect(framesModel([], WISHES)).toBeUndefined();
    expect(framesModel([toDataFrame({ fields: [] })], WISHES)).toBeUndefined();
  });
});
