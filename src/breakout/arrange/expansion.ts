import type { RowNode } from '../pivot/breakout-model';

/** Which rows are open: those above the level `depth`, except the rows named, which are the other way round. */
export interface Expansion {
  /** Levels to see: 1 is the outermost alone. */
  depth: number;
  /** Ids of rows. */
  toggled: readonly string[];
}

/** Tells of each row whether it is open. */
export function expandedRows({ depth, toggled }: Expansion): (row: RowNode) => boolean {
  const otherWayRound = new Set(toggled);
  return (row) => row.expandable && row.path.length < depth !== otherWayRound.has(row.id);
}

export function toggleRow({ depth, toggled }: Expansion, id: string): Expansion {
  return { depth, toggled: toggled.includes(id) ? toggled.filter((other) => other !== id) : [...toggled, id] };
}
