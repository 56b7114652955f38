import { Column, Mark } from '../../contract/answer';
import { Question } from '../../contract/question';
import { sumColumn } from '../rollups/sums';
import { Tier } from '../rollups/tiers';
import { assertAttemptsKept, LostCheck, needsLostAttempts } from './lost-attempts';
import { chooseTiers } from './choose-tiers';
import { answerColumns } from './columns';
import { conversionSteps, missingColumn } from './conversion';
import { levelsStep, sidesOf, sumsOf } from './level-step';
import { plannedLevels, PlannedLevel } from './levels';
import { markText } from './marks/mark-text';
import { moneyViews } from './money-views';
import { Parameters } from './parameters';
import { percentileStep } from './percentiles';
import { Scope } from './principal';
import { CURRENCIES_DIFFER, quoted, shownStep } from './shown-step';
import { Lacking, lacksColumn, sliceSteps } from './slice';

export interface Plan {
  text: string;
  values: unknown[];
  /** The answer's columns; each row of the result is the level's grouping number (not for a file), these, and the flags. */
  columns: Column[];
  flags: string[];
  levels: PlannedLevel[];
  /** To be run first, in the same snapshot: whether attempts are needed that are no longer kept. */
  needsLost?: LostCheck;
}

export interface PlanOptions {
  scope: Scope;
  lacking: Lacking;
  /** The rollups that may be read. */
  tiers: Tier[];
  /** The first instant attempts are there of; undefined where none was ever dropped. */
  attemptsFrom?: string;
  /** What the tests the question names have found. */
  marks?: readonly Mark[];
  /** Whether the whole finest level is wanted and nothing else, for a file. */
  everyRow?: boolean;
}

/** The flag of the totals that tells, per place read, how many rows that were. */
export const ROWS_READ = 'rows_read';

/** By time where there is one, else by the first measure; every tie is broken, so that an answer is always the same. */
function orderBy(question: Question, level: PlannedLevel): string {
  const asked = question.order.map(({ by, direction }) => `${quoted(by)} ${direction} nulls last`);
  const time = level.dimensions.includes('time') ? [`"time" asc`] : [];
  const [firstMeasure] = answerColumns(question).filter(({ kind }) => kind === 'measure');
  const usual = asked.length > 0 ? asked : [...time, `${quoted(firstMeasure.name)} desc nulls last`];
  const ties = level.dimensions.map((name) => `${quoted(name)} asc nulls last`);
  return [...usual, ...ties].join(', ');
}

function finestSelect(question: Question, finest: PlannedLevel, names: readonly string[]): string {
  return `select ${names.map(quoted).join(', ')} from shown where level = ${finest.grouping} order by ${orderBy(question, finest)}`;
}

function levelSelects(question: Question, levels: PlannedLevel[], parameters: Parameters): string {
  const limit = parameters.bind(question.limit + 1, 'bigint');
  const groupings = levels.filter((level, at) => levels.findIndex((other) => other.grouping === level.grouping) === at);
  return groupings
    .map(
      (level) =>
        `(select * from shown where level = ${level.grouping} order by ${orderBy(question, level)} limit ${limit})`
    )
    .join('\nunion all\n');
}

/**
 * Turns a question into one statement that answers all its levels in one snapshot, from tiers and attempts. Throws a
 * Problem where it needs attempts that are no longer kept.
 */
export function planQuestion(question: Question, options: PlanOptions): Plan {
  const { scope, lacking, tiers, attemptsFrom, marks = [], everyRow = false } = options;
  const parameters = new Parameters();
  const sides = sidesOf(question);
  const converts = question.currencies.length > 0 && sides.length > 0;
  const levels = everyRow ? plannedLevels({ ...question, subtotals: [] }).slice(0, 1) : plannedLevels(question);
  const totals = plannedLevels(question).at(-1)!;
  const columns = answerColumns(question);
  const flags = [
    ...Object.keys(lacking).map((capability) => lacksColumn(capability as keyof Lacking)),
    ...moneyViews(question).flatMap((view) => sides.map((side) => missingColumn(side, view))),
    ...(sides.length > 1 && !converts ? [CURRENCIES_DIFFER] : []),
    ...sumsOf(question)
      .filter((name) => name.startsWith('answered_without_'))
      .map(sumColumn),
  ];
  const choice = chooseTiers(question, scope, { tiers, attemptsFrom }, converts);
  const percentiles = percentileStep(question, scope, levels, parameters);
  if (!choice || percentiles.length > 0) {
    assertAttemptsKept(question, { tiers, attemptsFrom });
  }
  const needs = { sums: sumsOf(question), sides, byDay: converts, lacking };

  const steps = [
    ...sliceSteps(question, scope, needs, choice, parameters),
    ...(converts ? conversionSteps(moneyViews(question), sides, parameters) : []),
    levelsStep(question, sides, levels, lacking),
    ...percentiles,
    shownStep(question, columns, flags, totals, lacking, markText(question, marks, parameters)),
  ];
  const select = everyRow
    ? finestSelect(question, levels[0], [...columns.map(({ name }) => name), ...flags])
    : levelSelects(question, levels, parameters);
  return {
    text: `with ${steps.join(', ')}\n${select}`,
    values: parameters.values,
    columns,
    flags: everyRow ? flags : [...flags, ROWS_READ],
    levels,
    needsLost: choice && needsLostAttempts(question, choice),
  };
}
