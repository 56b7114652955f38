import type { Column, Row } from '../../../contract/answer';
import type { Group, RowNode, ValueColumn } from './breakout-model';
import { flatRows } from './flat-rows';
import { nameOf } from './row-node';

/** One row for each combination of the groups' values, each group a column of names. */
export function combinationRows(rows: readonly Row[], groups: readonly Group[]): RowNode[] {
  return flatRows(
    rows.map((row) => ({
      ...row,
      ...Object.fromEntries(groups.map((group) => [group.dimension, writeName(row, group)])),
    }))
  );
}

export function combinationColumns(groups: readonly Group[], measures: readonly Column[]): ValueColumn[] {
  const names = groups.map(({ dimension, label }): Column => ({
    name: dimension,
    label,
    unit: 'text',
    kind: 'dimension',
  }));
  return [...names, ...measures].map((column) => ({ id: column.name, column }));
}

function writeName(row: Row, group: Group): string {
  const { label, detail } = nameOf(row, group);
  return detail ? `${label} (${detail})` : label;
}
