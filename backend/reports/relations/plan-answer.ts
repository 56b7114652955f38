import { Column } from '../../../contract/answer';
import { DimensionName } from '../../../contract/names';
import { Problem } from '../../../contract/problem';
import { Question } from '../../../contract/question';
import { CALENDAR_BUCKETS } from '../calendar';
import { answerColumns, MARK_COLUMN } from '../columns';
import { isBucketColumn, PREVIOUS_TIME } from '../compare/compared-columns';
import { comparedRelation } from '../compare/compared-relation';
import { earlierWindow } from '../compare/earlier-window';
import { pairBuckets } from '../compare/pair-buckets';
import { PlannedLevel, plannedLevels } from '../levels';
import { markText } from '../marks/mark-text';
import { Parameters } from '../parameters';
import { orderBy, Plan, PlanOptions, planQuestion } from '../planner';
import { quoted, ROWS_READ } from '../shown-step';
import { withEmptyBuckets } from './empty-buckets';
import { levelRelation, Making, Relation } from './relation';

const ofEarlier = (problem: unknown): unknown =>
  problem instanceof Problem
    ? new Problem(`The window to compare with can't be answered. ${problem.message}`, { field: 'compare' })
    : problem;

/** One level with what the question adds to it: its empty buckets, and the earlier window beside it. */
function relationOf(question: Question, dimensions: DimensionName[], making: Making): Relation {
  const within = (asked: Question) => {
    const relation = levelRelation(asked, dimensions, making);
    return asked.empty_buckets ? withEmptyBuckets(relation, asked, dimensions, making) : relation;
  };
  const own = within(question);
  if (!question.compare) {
    return own;
  }
  const earlier = earlierWindow(question.window, question.zone, question.compare);
  const pairs = dimensions.includes('time') ? pairBuckets(question, earlier) : undefined;
  try {
    const before = within({ ...question, window: earlier.window });
    return comparedRelation(own, before, question, pairs, making);
  } catch (error) {
    throw ofEarlier(error);
  }
}

/** What a dimension is in the database, for levels that are not kept apart by it. */
function typeOf(column: Column, { bucket }: Question): string {
  if (isBucketColumn(column)) {
    return CALENDAR_BUCKETS.includes(bucket!) ? 'date' : 'timestamptz';
  }
  return column.unit === 'integer' ? 'int' : 'text';
}

interface Shown {
  columns: readonly Column[];
  flags: readonly string[];
  limit?: string;
}

function levelSelect(
  question: Question,
  level: PlannedLevel,
  relation: Relation,
  { columns, flags, limit }: Shown,
  making: Making
): string {
  const names = new Set(relation.columns.map(({ name }) => name));
  const mark = markText(
    { ...question, dimensions: [...level.dimensions] },
    making.marks ?? [],
    making.parameters,
    quoted
  );
  const cell = (column: Column) => {
    const name = quoted(column.name);
    if (column.name === MARK_COLUMN.name) {
      return `${mark!.sql} as ${name}`;
    }
    return names.has(column.name) ? `levels.${name}` : `null::${typeOf(column, question)} as ${name}`;
  };
  const flag = (name: string) =>
    relation.flags.includes(name)
      ? `levels.${name}`
      : `null::${name.endsWith(ROWS_READ) ? 'jsonb' : 'boolean'} as ${name}`;
  const cells = [...(making.everyRow ? [] : [`${level.grouping} as level`]), ...columns.map(cell), ...flags.map(flag)];
  const rows = `select ${cells.join(', ')}
from (${relation.sql}) levels ${(mark?.joins ?? []).join(' ')}`;
  const unpaired = names.has(PREVIOUS_TIME) ? `, ${quoted(PREVIOUS_TIME)} asc` : '';
  const page = limit ? ` limit ${limit}` : '';
  return `select * from (${rows}) shown ${orderBy(question, level)}${unpaired}${page}`;
}

/** Levels that something is added to are answered each on its own, in one statement. */
function planRelations(question: Question, options: PlanOptions): Plan {
  const parameters = new Parameters();
  const making: Making = { ...options, parameters };
  const all = plannedLevels(question);
  const levels = options.everyRow ? all.slice(0, 1) : all;
  const made = levels
    .filter(({ grouping }, at) => levels.findIndex((other) => other.grouping === grouping) === at)
    .map((level) => ({ level, relation: relationOf(question, [...level.dimensions], making) }));
  const columns = answerColumns(question);
  const flags = [...new Set(made.flatMap(({ relation }) => relation.flags))];
  const limit = options.everyRow ? undefined : parameters.bind(question.limit + 1, 'bigint');
  const selects = made.map(({ level, relation }) =>
    levelSelect(question, level, relation, { columns, flags, limit }, making)
  );
  return {
    text: selects.map((select) => `(${select})`).join('\nunion all\n'),
    values: parameters.values,
    columns,
    flags,
    levels,
    needsLost: made.flatMap(({ relation }) => relation.needsLost),
  };
}

/** Turns a question into one statement, as `planQuestion` does, with empty buckets and an earlier window where it asks for them. */
export function planAnswer(question: Question, options: PlanOptions): Plan {
  return question.compare || question.empty_buckets
    ? planRelations(question, options)
    : planQuestion(question, options);
}
