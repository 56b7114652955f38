import { Question } from '../../contract/question';
import { combinedSql, Side, sumColumn, SumName, SUMS } from '../rollups/sums';
import { tierLabel } from '../rollups/tiers';
import { TierChoice } from './choose-tiers';
import { attemptsOf, conditions, joinsOf } from './conditions';
import { coverSteps } from './cover-steps';
import { currencyKey, dimensionKey, dimensionSql, rateDaySql } from './group-keys';
import { Capability } from './measure';
import { Parameters } from './parameters';
import { Scope } from './principal';

/** Sources that cannot know something, by what they cannot know. */
export type Lacking = Partial<Record<Capability, readonly number[]>>;

export const lacksColumn = (capability: Capability) => `lacks_${capability}`;

export interface SliceNeeds {
  sums: readonly SumName[];
  /** The sides whose currency the slice is kept apart by. */
  sides: readonly Side[];
  /** Whether days are kept apart too, for the rates of that day. */
  byDay: boolean;
  lacking: Lacking;
}

interface Asked {
  question: Question;
  scope: Scope;
  needs: SliceNeeds;
  parameters: Parameters;
}

/** Where a part of the slice is read: the rest of its select, the time its rows `a` start at, and its sums. */
interface Reading {
  part: string;
  rest: string;
  at: string;
  sum: (name: SumName) => string;
}

function partSql({ question, needs, parameters }: Asked, { part, rest, at, sum }: Reading): string {
  const keys = [
    ...question.dimensions.map((name) => `${dimensionSql(name, at, question, parameters)} as ${dimensionKey(name)}`),
    ...needs.sides.map((side) => `a.${side}_currency as ${currencyKey(side)}`),
    ...(needs.byDay ? [`${rateDaySql(at, question, parameters)} as rate_day`] : []),
  ];
  const sums = needs.sums.map((name) => `${sum(name)} as ${sumColumn(name)}`);
  const lacks = Object.entries(needs.lacking).map(
    ([capability, sources]) =>
      `bool_or(a.source_id = any(${parameters.bind(sources, 'int[]')})) as ${lacksColumn(capability as Capability)}`
  );
  const groups = keys.map((_, index) => index + 1).join(', ');
  return [
    `select ${[...keys, ...sums, ...lacks, `'${part}' as part`, 'count(*) as rows_read'].join(',\n    ')}`,
    rest,
    ...(groups ? [`group by ${groups}`] : []),
  ].join('\n  ');
}

const fromTier = (name: SumName) => combinedSql(name, `a.${sumColumn(name)}`);
const fromAttempts = (name: SumName) => SUMS[name].sql;

function tierReadings({ question, scope, parameters }: Asked, { day, hour }: TierChoice): Reading[] {
  const where = (at: string, ...more: string[]) =>
    `where ${[...conditions(question, scope, at, parameters), ...more].join('\n    and ')}`;
  const joins = joinsOf(question).join('\n  ');
  // Span by span through the index, which `offset 0` makes sure of: joined freely, all of the window would be read.
  const within = (spans: string, table: string, at: string) => `from ${spans} cross join lateral (
    select a.* from ${table} a ${joins}
    ${where(at, `${at} >= ${spans}.starts_at`, `${at} < ${spans}.ends_at`)}
    offset 0
  ) a ${joins}`;
  const ofDays: Reading[] = day
    ? [
        {
          part: tierLabel(day.name),
          rest: `from ${day.name} a ${joins}
  ${where('a.bucket', 'a.bucket = any(array(select starts_at from covered_day where not is_open))')}`,
          at: 'a.bucket',
          sum: fromTier,
        },
      ]
    : [];
  return [
    ...ofDays,
    {
      part: tierLabel(hour.name),
      rest: `${within('hour_span', hour.name, 'a.bucket')}
  where not exists (select from dirty_hour where dirty_hour.hour = a.bucket)`,
      at: 'a.bucket',
      sum: fromTier,
    },
    {
      part: 'attempts',
      rest: within('row_span', 'attempts', 'a.started_at'),
      at: 'a.started_at',
      sum: fromAttempts,
    },
  ];
}

/**
 * The steps that end in `slice`: what the question is about, added up by all its dimensions, and by currency and day
 * where money needs that. Parts read from different places may each hold a piece of one group.
 */
export function sliceSteps(
  question: Question,
  scope: Scope,
  needs: SliceNeeds,
  choice: TierChoice | undefined,
  parameters: Parameters
): string[] {
  const asked: Asked = { question, scope, needs, parameters };
  if (!choice) {
    const attempts = { part: 'attempts', rest: attemptsOf(question, scope, parameters), at: 'a.started_at' };
    return [`slice as (\n  ${partSql(asked, { ...attempts, sum: fromAttempts })}\n)`];
  }
  const parts = tierReadings(asked, choice).map((reading) => partSql(asked, reading));
  return [...coverSteps(question, choice, parameters), `slice as (\n  ${parts.join('\n  union all\n  ')}\n)`];
}
