import type { Answer } from '../../../contract/answer';
import type { RowNode } from '../../breakout/pivot/breakout-model';
import { describeGroups } from '../../breakout/pivot/describe-groups';
import { markTree } from '../../breakout/pivot/mark-rows';
import { makeNotice } from '../../breakout/pivot/row-node';
import type { RowPath } from '../../breakout/pivot/row-path';
import { childrenOf } from '../../breakout/pivot/row-tree';
import type { ReportState } from './report-state';

/** How far a question for the rows below a row has come. */
export interface BranchState {
  answer?: Answer;
  /** Why there is no answer. */
  error?: string;
}

/** The rows below one row, or a line that says why they are not there. */
export function branchRows(path: RowPath, { answer, error }: BranchState, state: ReportState): RowNode[] {
  if (!answer) {
    return [makeNotice(path, error ? { tone: 'error', text: error } : { tone: 'loading', text: 'Loading…' })];
  }
  const groups = describeGroups(state.groups, answer.columns, { bucket: state.bucket });
  const rows = markTree(childrenOf(path, groups, answer.rows), groups, answer.marks);
  return answer.truncated
    ? [...rows, makeNotice(path, { tone: 'error', text: `Only the first ${state.limit} rows are here. Add a filter.` })]
    : rows;
}
