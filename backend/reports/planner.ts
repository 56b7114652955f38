import { Column, Mark } from '../../contract/answer';
import { Question } from '../../contract/question';
import { sumColumn } from '../rollups/sums';
import { Tier } from '../rollups/tiers';
import { assertAttemptsKept, LostCheck, needsLostAttempts } from './lost-attempts';
import { chooseTiers } from './choose-tiers';
import { answerColumns } from './columns';
import { missingColumn, pricedStep, ratesStep } from './conversion';
import { coverSteps } from './cover-steps';
import { firstHoursName, firstHoursStep } from './first-hours';
import { converts, levelsStep, levelStep, sidesOf, sumsOf } from './level-step';
import { plannedLevels, PlannedLevel } from './levels';
import { markText } from './marks/mark-text';
import { moneyViews } from './money-views';
import { pageStep } from './page-step';
import { Parameters } from './parameters';
import { percentileStep } from './percentiles';
import { Counted } from './places';
import { Scope } from '../../contract/access/scope';
import { orderOf, rankingOf } from './ranking';
import { Reading, readingsOf } from './readings';
import { CURRENCIES_DIFFER, levelSelect, quoted, ROWS_READ, shownStep } from './shown-step';
import { edgeStep, sliceStep } from './slice';
import { Asked, Lacking, lacksColumn, SliceNeeds } from './slice-part';

export interface Plan {
  text: string;
  values: unknown[];
  /** The answer's columns; each row of the result is the level's grouping number (not for a file), these, and the flags. */
  columns: Column[];
  flags: string[];
  levels: PlannedLevel[];
  /** To be run first, in the same snapshot: each tells whether attempts are needed that are no longer kept. */
  needsLost: LostCheck[];
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
  /** Where the values of the statement are bound, when it is to be a part of another. */
  parameters?: Parameters;
  /** Whether the whole finest level is wanted and nothing else, for a file. */
  everyRow?: boolean;
}

/** The one row of a level without dimensions needs no order. */
export function orderBy(question: Question, level: PlannedLevel): string {
  const order = orderOf(question, level).map(({ by, direction }) => `${quoted(by)} ${direction} nulls last`);
  return order.length > 0 ? `order by ${order.join(', ')}` : '';
}

const needsOf = (question: Question, lacking: Lacking): SliceNeeds => ({
  sums: sumsOf(question),
  sides: converts(question) ? sidesOf(question) : [],
  byDay: converts(question),
  lacking,
});

interface HowToRead {
  lacking: Lacking;
  /** The step that holds the groups wanted, where not all are. */
  page?: string;
  /** How many rows are wanted of a reading of the first hours alone. */
  limit?: string;
  /** Whether what it reads tells which rates the whole answer needs. */
  tellsRates?: boolean;
}

/** From what is read to sums in the currencies shown, for one reading. */
function readingSteps(asked: Asked, reading: Reading, { lacking, page, limit, tellsRates }: HowToRead): string[] {
  const { question, parameters } = asked;
  const views = moneyViews(question);
  const sides = sidesOf(question);
  const { name, tiers, firstHours } = reading;
  const isOfFirst = tiers && firstHours && limit;
  const hours = isOfFirst ? firstHoursName(name) : undefined;
  return [
    ...(isOfFirst ? [firstHoursStep(asked, { name, tiers, order: firstHours }, limit)] : []),
    sliceStep(asked, { ...reading, needs: needsOf(question, lacking), page, hours }),
    ...(tellsRates ? [ratesStep(`slice_${reading.name}`, views, sides, parameters)] : []),
    ...(converts(question) ? [pricedStep(reading.name, views, sides)] : []),
    levelStep(question, reading, lacking),
  ];
}

const rankingName = ({ name }: Pick<Reading, 'name'>) => `ranking_${name}`;
const pageName = ({ name }: Pick<Reading, 'name'>) => `page_${name}`;

/** The first groups of a level, found by nothing but what it is ordered by. */
function rankingSteps(asked: Asked, reading: Reading, lacking: Lacking, limit: string): string[] {
  const [level] = reading.levels;
  const ranking = rankingOf(asked.question, level);
  const ranked = { ...reading, name: rankingName(reading) };
  const shown = `shown_${ranked.name}`;
  return [
    ...readingSteps({ ...asked, question: ranking }, ranked, { lacking }),
    shownStep(
      ranking,
      {
        name: shown,
        levels: `levels_${ranked.name}`,
        columns: answerColumns(ranking),
        flags: [],
        totals: plannedLevels(asked.question).at(-1)!,
        counted: [],
      },
      lacking
    ),
    pageStep(pageName(reading), level.dimensions, { from: shown, order: orderBy(asked.question, level), limit }),
  ];
}

/** The reading of the totals comes first: what the others need of all that is asked about, it tells at the least cost. */
function coarsestFirst(readings: readonly Reading[]): Reading[] {
  return [...readings].reverse();
}

/** What the rows of an answer tell beside its columns. */
function flagsOf(question: Question, lacking: Lacking): string[] {
  const sides = sidesOf(question);
  return [
    ...Object.keys(lacking).map((capability) => lacksColumn(capability as keyof Lacking)),
    ...moneyViews(question).flatMap((view) => sides.map((side) => missingColumn(side, view))),
    ...(sides.length > 1 && !converts(question) ? [CURRENCIES_DIFFER] : []),
    ...sumsOf(question)
      .filter((name) => name.startsWith('answered_without_'))
      .map(sumColumn),
  ];
}

/** The levels that tell together how many rows a reading read: any of its own, and that of its ranking. */
function countedOf({ name, levels: [{ grouping }], tiers, isRanked }: Reading): Counted[] {
  return [
    ...(isRanked ? [{ step: `levels_${rankingName({ name })}`, grouping, tiers }] : []),
    { step: 'levels', grouping, tiers },
  ];
}

/**
 * Turns a question into one statement that answers all its levels in one snapshot, from tiers and attempts. Throws a
 * Problem where it needs attempts that are no longer kept.
 */
export function planQuestion(question: Question, options: PlanOptions): Plan {
  const { scope, lacking, tiers, attemptsFrom, marks = [], everyRow = false } = options;
  const { parameters = new Parameters() } = options;
  const levels = everyRow ? plannedLevels({ ...question, subtotals: [] }).slice(0, 1) : plannedLevels(question);
  const columns = answerColumns(question);
  const flags = flagsOf(question, lacking);
  const choice = chooseTiers(question, scope, { tiers, attemptsFrom }, converts(question));
  const asked: Asked = { question, scope, parameters, days: choice?.cover.days ?? [] };
  const percentiles = percentileStep(question, scope, levels, parameters);
  if (!choice || percentiles.length > 0) {
    assertAttemptsKept(question, { tiers, attemptsFrom });
  }
  const readings = readingsOf(question, scope, levels, { choice, tiers, isPaged: !everyRow });
  const sets = readings.flatMap((reading) => reading.tiers ?? []);
  const limit = everyRow ? undefined : parameters.bind(question.limit + 1, 'bigint');
  const steps = [
    ...(choice
      ? [
          ...coverSteps(question, choice, sets, parameters),
          edgeStep(asked, question.dimensions, needsOf(question, lacking)),
        ]
      : []),
    ...coarsestFirst(readings).flatMap((reading, at) =>
      reading.isRanked
        ? [
            ...rankingSteps(asked, reading, lacking, limit!),
            ...readingSteps(asked, reading, { lacking, page: pageName(reading) }),
          ]
        : readingSteps(asked, reading, { lacking, limit, tellsRates: at === 0 && converts(question) })
    ),
    levelsStep(question, readings, lacking),
    ...percentiles,
    shownStep(
      question,
      {
        name: 'shown',
        levels: 'levels',
        columns,
        flags,
        totals: plannedLevels(question).at(-1)!,
        counted: everyRow ? [] : readings.flatMap(countedOf),
        mark: markText(question, marks, parameters),
      },
      lacking
    ),
  ];
  const shownFlags = everyRow ? flags : [...flags, ROWS_READ];
  const selects = readings
    .flatMap((reading) => reading.levels)
    .map((level) =>
      levelSelect(level, everyRow ? [] : ['level'], columns, shownFlags, {
        order: orderBy(question, level),
        orderedBy: question.order.map(({ by }) => by),
        limit,
      })
    );
  return {
    text: `with ${steps.join(', ')}\n${everyRow ? selects[0] : selects.map((select) => `(${select})`).join('\nunion all\n')}`,
    values: parameters.values,
    columns,
    flags: shownFlags,
    levels,
    needsLost: choice ? needsLostAttempts(question, choice, sets) : [],
  };
}
