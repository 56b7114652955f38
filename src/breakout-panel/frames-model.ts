import type { DataFrame } from '@grafana/data';

import type { Column, Level } from '../../contract/answer';
import type { FrameMeta } from '../../contract/grafana-query';
import type { BreakoutModel } from '../breakout/pivot/breakout-model';
import { describeGroups } from '../breakout/pivot/describe-groups';
import { findLevel } from '../breakout/pivot/find-level';
import { flatRows } from '../breakout/pivot/flat-rows';
import { markFlat, markTree } from '../breakout/pivot/mark-rows';
import { pivotTree } from '../breakout/pivot/pivot-tree';
import { treeOfLevels } from '../breakout/pivot/row-tree';
import { frameRows, plainColumns } from './frame-rows';

/** Measures a pivot shows unless columns are chosen: more than two under each value are hard to read. */
const PIVOT_MEASURES = 2;

interface Wishes {
  pivot: boolean;
  /** Names of the columns to show, in their order. Empty: all. */
  columns: readonly string[];
  timeZone: string;
}

export interface FramesModel {
  model: BreakoutModel;
  /** Every column there is to choose from. */
  choices: Column[];
  canPivot: boolean;
}

interface LevelFrame {
  frame: DataFrame;
  meta: FrameMeta;
}

/** What the panel shows of the frames of a query; undefined when there is nothing to show. */
export function framesModel(frames: readonly DataFrame[], wishes: Wishes): FramesModel | undefined {
  const [first, ...others] = frames.filter((frame) => frame.fields.length > 0);
  if (!first) {
    return undefined;
  }
  const levels = frames.flatMap(levelOf);
  return levels.length > 1 || levels.some(({ meta }) => meta.level.length === 0)
    ? breakoutModel(levels, wishes)
    : flatModel(first, levels[0]?.meta, others.length, wishes);
}

function breakoutModel(frames: LevelFrame[], wishes: Wishes): FramesModel {
  const [{ meta }] = frames;
  const read = (dimensions: string[], { frame }: LevelFrame): Level => ({
    dimensions,
    rows: frameRows(frame, wishes.timeZone),
  });
  const all = frames.map((frame) => read(frame.meta.level, frame));
  const levels = all.filter(({ dimensions }) => dimensions.length > 0);
  const totals = findLevel(all, [])?.rows[0] ?? {};
  const dimensions = levels.reduce<string[]>(
    (finest, level) => (level.dimensions.length > finest.length ? level.dimensions : finest),
    []
  );
  const choices = meta.columns.filter((column) => column.kind === 'measure');
  const measures = chosen(choices, wishes.columns);
  const canPivot = dimensions.length > 1;
  const groups = describeGroups(dimensions, meta.columns, { bucket: meta.question.bucket });
  const common = { ...marksOf(meta), totals };

  if (wishes.pivot && canPivot) {
    const pivot = groups[groups.length - 1];
    const rows = groups.slice(0, -1);
    const values = wishes.columns.length > 0 ? measures : measures.slice(0, PIVOT_MEASURES);
    const { left, ...tree } = pivotTree({ rows, pivot, values, levels, totals });
    const notes = [
      ...common.notes,
      ...(left > 0 ? [`${left} more values of ${pivot.label} have no columns. Filter the query to see them.`] : []),
      ...(findLevel(levels, [pivot.dimension]) ? [] : [`The query holds no totals by ${pivot.label} alone.`]),
    ];
    const marked = markTree(tree.rows, rows, meta.marks);
    return { model: { ...common, ...tree, rows: marked, groups: rows, notes }, choices, canPivot };
  }
  const columns = measures.map((column) => ({ id: column.name, column }));
  const rows =
    dimensions.length === 0 ? flatRows([totals]) : markTree(treeOfLevels(groups, levels), groups, meta.marks);
  return { model: { ...common, groups, columns, rows }, choices, canPivot };
}

function flatModel(
  frame: DataFrame,
  meta: FrameMeta | undefined,
  others: number,
  { columns, timeZone }: Wishes
): FramesModel {
  const rows = frameRows(frame, timeZone);
  const choices = meta?.columns ?? plainColumns(frame);
  const shown = chosen(choices, columns);
  const marks = meta ? marksOf(meta) : { incompleteTotals: new Set<string>(), truncated: false, notes: [] };
  const notes =
    others > 0
      ? [`The query answers with ${others + 1} frames; the first one is shown here.`, ...marks.notes]
      : marks.notes;
  return {
    model: {
      ...marks,
      notes,
      groups: [],
      columns: shown.map((column) => ({ id: column.name, column })),
      rows: markFlat(flatRows(rows), rows, meta?.marks ?? []),
    },
    choices,
    canPivot: false,
  };
}

function marksOf({ incompleteTotals, truncated, notes }: FrameMeta) {
  return { incompleteTotals: new Set(incompleteTotals), truncated, notes };
}

function chosen(columns: Column[], names: readonly string[]): Column[] {
  const known = names.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  return known.length > 0 ? known : columns;
}

function levelOf(frame: DataFrame): LevelFrame[] {
  const meta: unknown = frame.meta?.custom;
  return isFrameMeta(meta) ? [{ frame, meta }] : [];
}

function isFrameMeta(meta: unknown): meta is FrameMeta {
  return (
    typeof meta === 'object' &&
    meta !== null &&
    'level' in meta &&
    Array.isArray(meta.level) &&
    'columns' in meta &&
    Array.isArray(meta.columns)
  );
}
