import type { Mark, Row } from '../../../contract/answer';
import type { Group, RowNode } from './breakout-model';
import { stepOf } from './row-path';

/** Rows of a tree with what tests found of them: a mark belongs to the row that stands for its value. */
export function markTree(rows: RowNode[], groups: readonly Group[], marks: readonly Mark[]): RowNode[] {
  if (marks.length === 0) {
    return rows;
  }
  return rows.map((row) => {
    const dimension = groups[row.path.length - 1]?.dimension;
    const own = row.notice ? [] : marks.filter((mark) => mark.dimension === dimension && isOf(mark, row.path.at(-1)));
    const children = row.children && markTree(row.children, groups, marks);
    return { ...row, children, marks: sentences(own) };
  });
}

/** Flat rows with what tests found of their values; `source` holds the values as the answer has them. */
export function markFlat(rows: RowNode[], source: readonly Row[], marks: readonly Mark[]): RowNode[] {
  if (marks.length === 0) {
    return rows;
  }
  return rows.map((row, at) => {
    const own = marks.filter((mark) => isOf(mark, stepOf(source[at][mark.dimension])));
    return { ...row, marks: sentences(own) };
  });
}

function isOf({ value }: Mark, step: string | null | undefined): boolean {
  return stepOf(value) === step;
}

function sentences(marks: readonly Mark[]): Record<string, string> | undefined {
  return marks.length === 0 ? undefined : Object.fromEntries(marks.map(({ column, sentence }) => [column, sentence]));
}
