import type { Level, Row } from '../../../contract/answer';
import type { Group, RowNode } from './breakout-model';
import { findLevel } from './find-level';
import { makeNode } from './row-node';
import { stepOf, writePath, type RowPath } from './row-path';

/**
 * Makes a tree of the levels an answer holds. Levels are taken from the outermost until one is missing; rows of the last
 * one have no children yet. Rows keep the order of the answer.
 */
export function treeOfLevels(groups: readonly Group[], levels: readonly Level[]): RowNode[] {
  const roots: RowNode[] = [];
  let parents = new Map<string, RowNode>();

  for (let depth = 0; depth < groups.length; depth++) {
    const dimensions = groups.slice(0, depth + 1).map((group) => group.dimension);
    const level = findLevel(levels, dimensions);
    if (!level) {
      break;
    }
    const nodes = new Map<string, RowNode>();
    parents.forEach((parent) => (parent.children = []));
    for (const row of level.rows) {
      const path = dimensions.map((dimension) => stepOf(row[dimension]));
      const node = makeNode(path, groups[depth], row, depth + 1 < groups.length);
      const siblings = depth === 0 ? roots : parents.get(writePath(path.slice(0, -1)))?.children;
      siblings?.push(node);
      nodes.set(node.id, node);
    }
    parents = nodes;
  }
  return roots;
}

/** The rows below one path, from an answer that may hold rows below its siblings too. */
export function childrenOf(path: RowPath, groups: readonly Group[], rows: readonly Row[]): RowNode[] {
  const depth = path.length;
  const above = groups.slice(0, depth);
  const group = groups[depth];
  return rows
    .filter((row) =>
      above.every(({ dimension }, index) => !(dimension in row) || stepOf(row[dimension]) === path[index])
    )
    .map((row) => makeNode([...path, stepOf(row[group.dimension])], group, row, depth + 1 < groups.length));
}
