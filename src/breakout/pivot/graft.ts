import type { RowNode } from './breakout-model';
import { writePath, type RowPath } from './row-path';

/** Rows asked for later, below one row of the tree. */
export interface Branch {
  path: RowPath;
  children: RowNode[];
}

/** Hangs branches below their rows. Only rows on the way to a branch are copied; the tree itself is not changed. */
export function graft(rows: readonly RowNode[], branches: readonly Branch[]): RowNode[] {
  if (branches.length === 0) {
    return [...rows];
  }
  const byParent = new Map(branches.map((branch) => [writePath(branch.path), branch.children]));
  const onTheWay = new Set(branches.flatMap(({ path }) => path.map((_, index) => writePath(path.slice(0, index + 1)))));

  const visit = (node: RowNode): RowNode => {
    if (!onTheWay.has(node.id)) {
      return node;
    }
    const children = byParent.get(node.id) ?? node.children;
    return { ...node, children: children?.map(visit) };
  };
  return rows.map(visit);
}
