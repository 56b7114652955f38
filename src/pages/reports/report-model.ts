import type { Answer, Level } from '../../../contract/answer';
import type { BreakoutModel } from '../../breakout/pivot/breakout-model';
import { combinationColumns, combinationRows } from '../../breakout/pivot/combination-rows';
import { describeGroups } from '../../breakout/pivot/describe-groups';
import { markFlat, markTree } from '../../breakout/pivot/mark-rows';
import { MOST_PIVOT_COLUMNS, pivotTree } from '../../breakout/pivot/pivot-tree';
import { treeOfLevels } from '../../breakout/pivot/row-tree';
import { isPivot } from './report-question';
import type { ReportState } from './report-state';

export type Labels = ReadonlyMap<string, string>;

/** What the table shows of an answer; `state` is the one the answer was asked for. */
export function reportModel(answer: Answer, state: ReportState, labels: Labels): BreakoutModel {
  const measures = answer.columns.filter((column) => column.kind === 'measure');
  const levels: Level[] = [{ dimensions: answer.question.dimensions, rows: answer.rows }, ...answer.subtotals];
  const common = {
    totals: answer.totals,
    incompleteTotals: new Set(answer.incompleteTotals),
    notes: answer.notes,
    truncated: answer.truncated,
  };

  const groups = describeGroups(state.groups, answer.columns, { bucket: state.bucket, labels });
  if (state.layout === 'flat' || groups.length === 0) {
    const rows = markFlat(combinationRows(answer.rows, groups), answer.rows, answer.marks);
    return { ...common, groups: [], columns: combinationColumns(groups, measures), rows };
  }
  if (!isPivot(state)) {
    const columns = measures.map((column) => ({ id: column.name, column }));
    return { ...common, groups, columns, rows: markTree(treeOfLevels(groups, levels), groups, answer.marks) };
  }
  const [pivot] = describeGroups([state.pivot], answer.columns, { bucket: state.bucket, labels });
  const { left, ...tree } = pivotTree({ rows: groups, pivot, values: measures, levels, totals: answer.totals });
  const rows = markTree(tree.rows, groups, answer.marks);
  return {
    ...common,
    ...tree,
    rows,
    groups,
    notes: left > 0 ? [...answer.notes, leftOut(left, pivot.label)] : answer.notes,
  };
}

function leftOut(left: number, label: string): string {
  return `${left} more values of ${label} have no columns: a pivot shows at most ${MOST_PIVOT_COLUMNS} columns. Filter by ${label}, or show fewer values.`;
}
