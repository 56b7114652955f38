import type { Expansion } from '../../breakout/arrange/expansion';
import { readPath, writePath, type RowPath } from '../../breakout/pivot/row-path';

/** The open rows whose own rows the table's question does not hold, nearest to the top first. */
export function openBranches({ depth, toggled }: Expansion, levels: number): RowPath[] {
  const ids = new Set(toggled);
  const isOpen = (path: RowPath) => path.length < depth !== ids.has(writePath(path));
  return toggled
    .map(readPath)
    .filter((path) => path.length >= depth && path.length < levels)
    .filter((path) => path.every((_, index) => isOpen(path.slice(0, index + 1))))
    .sort((a, b) => a.length - b.length);
}
