import type { Row } from '../../../contract/answer';
import { formatBucketStart } from '../format/format-instant';
import type { Group, RowNode, RowNotice } from './breakout-model';
import { stepOf, writePath, type RowPath } from './row-path';

export const UNKNOWN_LABEL = 'Unknown';

export function makeNode(path: RowPath, group: Group, row: Row, expandable: boolean): RowNode {
  const { label, detail } = nameOf(row, group);
  return {
    id: writePath(path),
    path,
    label,
    detail,
    searchText: `${label} ${detail ?? ''}`.toLowerCase(),
    cells: row,
    expandable,
  };
}

/** The line below an expanded row whose own rows are not there. */
export function makeNotice(parent: RowPath, notice: RowNotice): RowNode {
  const path = [...parent, null];
  return {
    id: `${writePath(parent)}//`,
    path,
    label: notice.text,
    searchText: '',
    cells: {},
    expandable: false,
    notice,
  };
}

/** What a row's value of a dimension is called, and the value itself where it is called something else. */
export function nameOf(row: Row, group: Group): { label: string; detail?: string } {
  const value = stepOf(row[group.dimension]);
  if (value === null) {
    return { label: UNKNOWN_LABEL };
  }
  if (group.dimension === 'time') {
    return { label: formatBucketStart(value, group.bucket), detail: undefined };
  }
  const name = group.nameColumn ? stepOf(row[group.nameColumn]) : null;
  return name === null || name === value ? { label: value } : { label: name, detail: value };
}
