import * as fc from 'fast-check';

import type { RowNode } from '../pivot/breakout-model';
import { makeNotice } from '../pivot/row-node';
import { breakoutModel } from '../testing/breakout-fixtures';
import { arrangeRows, openRows } from './arrange-rows';
import { expandedRows, toggleRow } from './expansion';
import { toggleSort, type Sorting } from './sorting';
import { TREE_COLUMN } from './tree-column';

const model = breakoutModel();

function labels(rows: readonly RowNode[]): unknown[] {
  return rows.map((row) => (row.children?.length ? [row.label, labels(row.children)] : row.label));
}

const arranged = (filters: Record<string, string>, sorting: Sorting = []) =>
  labels(arrangeRows(model, { filters, sorting }));

describe('sorting', () => {
  it('leaves the order of the answer alone until asked', () => {
    expect(arrangeRows(model, { filters: {}, sorting: [] })).toBe(model.rows);
  });

  it('sorts every level among its siblings, the unknown last in both directions', () => {
    expect(arranged({}, [{ id: 'asr', descending: false }])).toEqual([
      ['Beta Voice', ['north']],
      ['Acme Telecom', ['south', 'north']],
      ['Unknown', ['Unknown']],
    ]);
    expect(arranged({}, [{ id: 'asr', descending: true }])).toEqual([
      ['Acme Telecom', ['north', 'south']],
      ['Beta Voice', ['north']],
      ['Unknown', ['Unknown']],
    ]);
  });

  it('sorts money as numbers, and names as people do', () => {
    expect(arranged({}, [{ id: 'profit', descending: false }])[0]).toEqual(['Beta Voice', ['north']]);
    expect(arranged({}, [{ id: TREE_COLUMN, descending: true }])[0]).toEqual(['Beta Voice', ['north']]);
  });

  it('lets the next key decide where the first does not', () => {
    const rows: RowNode[] = [
      { ...model.rows[0], cells: { attempts: 1, asr: 0.1 } },
      { ...model.rows[1], cells: { attempts: 1, asr: 0.9 } },
    ];
    const sorting = [
      { id: 'attempts', descending: true },
      { id: 'asr', descending: true },
    ];
    expect(arrangeRows({ ...model, rows }, { filters: {}, sorting })[0].label).toBe('Beta Voice');
  });

  it('goes one way, the other way, and back; shift keeps the other keys', () => {
    const once = toggleSort([], 'asr', true, false);
    expect(once).toEqual([{ id: 'asr', descending: true }]);
    expect(toggleSort(once, 'asr', true, false)).toEqual([{ id: 'asr', descending: false }]);
    expect(toggleSort(toggleSort(once, 'asr', true, false), 'asr', true, false)).toEqual([]);
    expect(toggleSort(once, 'profit', true, true)).toEqual([...once, { id: 'profit', descending: true }]);
    expect(toggleSort(once, 'profit', true, false)).toEqual([{ id: 'profit', descending: true }]);
  });

  it('never loses or doubles a row', () => {
    const ids = (rows: readonly RowNode[]): string[] => rows.flatMap((row) => [row.id, ...ids(row.children ?? [])]);
    const key = fc.record({ id: fc.constantFrom('attempts', 'asr', 'profit', TREE_COLUMN), descending: fc.boolean() });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 4 }), (sorting) => {
        expect(ids(arrangeRows(model, { filters: {}, sorting })).sort()).toEqual(ids(model.rows).sort());
      })
    );
  });
});

describe('filtering', () => {
  it('keeps rows that match and the rows above them', () => {
    expect(arranged({ asr: '> 60%' })).toEqual([['Acme Telecom', ['north']]]);
    expect(arranged({ asr: '< 50%' })).toEqual([
      ['Acme Telecom', ['south']],
      ['Beta Voice', ['north']],
    ]);
  });

  it('searches names and values of the tree, with everything below a match', () => {
    expect(arranged({ [TREE_COLUMN]: 'acme' })).toEqual([['Acme Telecom', ['north', 'south']]]);
    expect(arranged({ [TREE_COLUMN]: '102' })).toEqual([['Beta Voice', ['north']]]);
    expect(arranged({ [TREE_COLUMN]: 'south' })).toEqual([['Acme Telecom', ['south']]]);
  });

  it('needs every filter to match', () => {
    expect(arranged({ [TREE_COLUMN]: 'acme', attempts: '< 500' })).toEqual([['Acme Telecom', ['south']]]);
    expect(arranged({ [TREE_COLUMN]: 'acme', attempts: '> 5000' })).toEqual([]);
  });

  it('keeps every row while a filter cannot be read yet, or its column is gone', () => {
    expect(arranged({ asr: '>' })).toHaveLength(3);
    expect(arranged({ gone: '> 1' })).toHaveLength(3);
  });

  it('does not keep a row for the sake of a notice below it', () => {
    const waiting = { ...model.rows[1], children: [makeNotice(['102'], { tone: 'loading', text: 'Loading…' })] };
    const rows = [model.rows[0], waiting];
    expect(labels(arrangeRows({ ...model, rows }, { filters: { attempts: '> 1000' }, sorting: [] }))).toEqual([
      'Acme Telecom',
    ]);
  });
});

describe('open rows', () => {
  const open = (depth: number, toggled: string[]) =>
    openRows(model.rows, expandedRows({ depth, toggled })).map((row) => row.id);

  it('shows one level, and what stands below the rows opened', () => {
    expect(open(1, [])).toEqual(['101', '102', '~']);
    expect(open(1, ['101'])).toEqual(['101', '101/north', '101/south', '102', '~']);
  });

  it('shows whole levels, except below the rows closed', () => {
    expect(open(2, ['101'])).toEqual(['101', '102', '102/north', '~', '~/~']);
  });

  it('toggles there and back', () => {
    const closed = { depth: 1, toggled: [] };
    expect(toggleRow(toggleRow(closed, '101'), '101')).toEqual(closed);
  });
});
