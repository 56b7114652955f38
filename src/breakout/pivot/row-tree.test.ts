import * as fc from 'fast-check';

import { breakoutModel, CUSTOMER, LEVELS, PROVIDER, PROVIDER_ROWS } from '../testing/breakout-fixtures';
import { DIMENSIONS, plainAttempts, plainLevel, plainSum } from '../testing/plain-levels';
import type { Group, RowNode } from './breakout-model';
import { graft } from './graft';
import { planTree } from './pivot-plan';
import { childrenOf, treeOfLevels } from './row-tree';

const groups: Group[] = DIMENSIONS.map((dimension) => ({ dimension, label: dimension }));

function all(rows: readonly RowNode[]): RowNode[] {
  return rows.flatMap((row) => [row, ...all(row.children ?? [])]);
}

describe('the tree of an answer', () => {
  it('names rows by their name, keeps the value beside it, and says unknown where there is none', () => {
    expect(breakoutModel().rows.map(({ label, detail }) => [label, detail])).toEqual([
      ['Acme Telecom', '101'],
      ['Beta Voice', '102'],
      ['Unknown', undefined],
    ]);
  });

  it('has rows of the last level asked without children, to be asked for when they are opened', () => {
    const [acme] = treeOfLevels([CUSTOMER, PROVIDER], [LEVELS[1]]);
    expect(acme.expandable).toBe(true);
    expect(acme.children).toBeUndefined();
  });

  it('shows for every group at every level the figure of exactly its attempts', () => {
    fc.assert(
      fc.property(plainAttempts, fc.integer({ min: 1, max: 3 }), (attempts, depth) => {
        const { dimensions, subtotals } = planTree(DIMENSIONS, depth);
        const tree = treeOfLevels(
          groups,
          [dimensions, ...subtotals].map((level) => plainLevel(attempts, level))
        );
        const rows = all(tree);
        for (const row of rows) {
          const wanted = Object.fromEntries(row.path.map((value, at) => [DIMENSIONS[at], value]));
          expect(row.cells.attempts).toBe(plainSum(attempts, wanted));
        }
        const perLevel = rows.filter((row) => row.path.length === depth).length;
        expect(perLevel).toBe(plainLevel(attempts, dimensions).rows.length);
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      })
    );
  });
});

describe('rows asked for later', () => {
  it('are found among the rows of their siblings', () => {
    expect(childrenOf(['101'], [CUSTOMER, PROVIDER], PROVIDER_ROWS).map((row) => row.id)).toEqual([
      '101/north',
      '101/south',
    ]);
    expect(childrenOf([null], [CUSTOMER, PROVIDER], PROVIDER_ROWS).map((row) => row.id)).toEqual(['~/~']);
  });

  it('hang below their row, deeper ones below rows that came later themselves', () => {
    const tree = treeOfLevels(groups, [plainLevel([], ['customer_id']), { dimensions: ['customer_id'], rows: [] }]);
    expect(graft(tree, [])).toEqual([]);

    fc.assert(
      fc.property(plainAttempts, (attempts) => {
        const outermost = treeOfLevels(groups, [plainLevel(attempts, ['customer_id'])]);
        const second = outermost.map(({ path }) => ({
          path,
          children: childrenOf(path, groups, plainLevel(attempts, ['customer_id', 'provider_id']).rows),
        }));
        const third = second
          .flatMap(({ children }) => children)
          .map(({ path }) => ({
            path,
            children: childrenOf(path, groups, plainLevel(attempts, DIMENSIONS).rows),
          }));
        const whole = treeOfLevels(groups, [
          plainLevel(attempts, ['customer_id']),
          plainLevel(attempts, ['customer_id', 'provider_id']),
          plainLevel(attempts, DIMENSIONS),
        ]);
        const summary = (rows: readonly RowNode[]) => all(rows).map(({ id, cells }) => [id, cells.attempts]);
        expect(summary(graft(outermost, [...second, ...third]))).toEqual(summary(whole));
        expect(outermost.every((row) => row.children === undefined)).toBe(true);
      })
    );
  });
});
