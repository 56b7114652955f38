import * as fc from 'fast-check';

import { ATTEMPTS, PROFIT } from '../testing/breakout-fixtures';
import { plainAttempts, plainLevel, plainSum } from '../testing/plain-levels';
import type { Group, RowNode } from './breakout-model';
import { planPivot } from './pivot-plan';
import { cellId, MOST_PIVOT_COLUMNS, pivotTree } from './pivot-tree';
import { readPath } from './row-path';

const ROWS = ['customer_id', 'provider_id'] as const;
const rows: Group[] = ROWS.map((dimension) => ({ dimension, label: dimension }));
const pivot: Group = { dimension: 'tech_prefix', label: 'Tech prefix' };

function all(nodes: readonly RowNode[]): RowNode[] {
  return nodes.flatMap((node) => [node, ...all(node.children ?? [])]);
}

describe('a pivot', () => {
  it('takes every cell and every total from the service, each the figure of exactly its attempts', () => {
    fc.assert(
      fc.property(plainAttempts, (attempts) => {
        const { dimensions, subtotals } = planPivot<string>(ROWS, 'tech_prefix');
        const levels = [dimensions, ...subtotals].map((level) => plainLevel(attempts, level));
        const totals = { attempts: plainSum(attempts, {}) };
        const tree = pivotTree({ rows, pivot, values: [ATTEMPTS], levels, totals });
        const keys = tree.columns.map(({ id }) => id.split('|')).filter((parts) => parts.length > 1);

        for (const node of all(tree.rows)) {
          const wanted = Object.fromEntries(node.path.map((value, at) => [ROWS[at], value]));
          expect(node.cells.attempts).toBe(plainSum(attempts, wanted));
          for (const [key] of keys) {
            const [value] = readPath(key);
            expect(node.cells[cellId(key, ATTEMPTS)] ?? 0).toBe(plainSum(attempts, { ...wanted, tech_prefix: value }));
          }
        }
        for (const [key] of keys) {
          const [value] = readPath(key);
          expect(tree.totals[cellId(key, ATTEMPTS)]).toBe(plainSum(attempts, { tech_prefix: value }));
        }
        expect(tree.totals.attempts).toBe(totals.attempts);
        expect(new Set(keys.map(([key]) => key)).size).toBe(new Set(attempts.map((a) => a.tech_prefix)).size);
      })
    );
  });

  it('asks no more levels than a question may hold', () => {
    const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(planPivot(seven, 'h').subtotals.length).toBeLessThanOrEqual(16);
  });

  it('puts each measure under each value, in order, after all of them together', () => {
    const levels = [
      { dimensions: ['customer_id', 'tech_prefix'], rows: [] },
      { dimensions: ['tech_prefix'], rows: ['10', '9', null].map((tech_prefix) => ({ tech_prefix, attempts: 1 })) },
    ];
    const { columns } = pivotTree({ rows: [rows[0]], pivot, values: [ATTEMPTS, PROFIT], levels, totals: {} });
    expect(columns.map(({ heading, column }) => `${heading} ${column.label}`)).toEqual([
      'All Attempts',
      'All Profit',
      '9 Attempts',
      '9 Profit',
      '10 Attempts',
      '10 Profit',
      'Unknown Attempts',
      'Unknown Profit',
    ]);
  });

  it('orders times by time', () => {
    const time: Group = { dimension: 'time', label: 'Time', bucket: '1h' };
    const starts = ['2026-10-25T02:00:00+01:00', '2026-10-25T02:00:00+02:00'];
    const levels = [{ dimensions: ['time'], rows: starts.map((at) => ({ time: at, attempts: 1 })) }];
    const { columns } = pivotTree({ rows: [rows[0]], pivot: time, values: [ATTEMPTS], levels, totals: {} });
    expect(columns[1].heading).toBe('2026-10-25 02:00 +02:00');
  });

  it('gives too many values no column, the smallest first, and says how many', () => {
    const values = Array.from({ length: MOST_PIVOT_COLUMNS + 5 }, (_, at) => ({ tech_prefix: `p${at}`, attempts: at }));
    const levels = [{ dimensions: ['tech_prefix'], rows: values }];
    const { columns, left } = pivotTree({ rows: [rows[0]], pivot, values: [ATTEMPTS], levels, totals: {} });
    expect(left).toBe(5);
    expect(columns.map(({ heading }) => heading)).not.toContain('p4');
    expect(columns[1].heading).toBe('p5');
  });
});
