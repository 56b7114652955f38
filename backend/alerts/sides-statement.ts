import { DimensionName } from '../../contract/names';
import { Filter, Question, Window } from '../../contract/question';
import { Kept } from '../rollups/kept';
import { fromSums, sumColumn, SumName, SUMS } from '../rollups/sums';
import { cheapestOfUtc } from '../reports/choose-tiers';
import { coverWindow } from '../reports/cover';
import { coverSteps } from '../reports/cover-steps';
import { dimensionKey } from '../reports/group-keys';
import { Capability } from '../reports/measure';
import { Parameters } from '../reports/parameters';
import { Scope } from '../../contract/access/scope';
import { edgeStep, sliceStep } from '../reports/slice';
import { Asked, Lacking, lacksColumn, SliceNeeds } from '../reports/slice-part';
import { alertQuestion, MOST_GROUPS } from './alert-question';
import { namedCells, namedJoins } from './group-names';

const HOUR_MS = 3_600_000;
const WEEK_S = 604_800;

export interface Sides {
  dimensions: readonly DimensionName[];
  filters: readonly Filter[];
  zone: string;
  sums: readonly SumName[];
  /** What a source must record for the figures to be known. */
  needs?: Capability;
  now: Window;
  /** Of one length, each whole weeks earlier; none, where the sample is not set beside anything. */
  usual: readonly Window[];
}

/** Which groups are worth telling of: of the sample, and of what is usual. */
export interface Least {
  now?: number;
  usual?: number;
  /** What a group usually has in a time as long as the sample. */
  usualInSample?: number;
}

export const nowColumn = (name: SumName) => `now_${name}`;
export const usualColumn = (name: SumName) => `usual_${name}`;
/** How many of the earlier weeks hold any attempt at all. */
export const WEEKS = 'weeks';
export const CODES = 'codes';
export const LACKS = 'lacks';

interface Making extends Kept {
  scope: Scope;
  lacking: Lacking;
}

function hullOf({ now, usual }: Sides): Window {
  const starts = [now, ...usual].map(({ from }) => from).sort();
  return { from: starts[0], to: now.to };
}

/** Everything that is read, kept apart by group and hour: by the hour the two sides are told apart. */
function questionOf(sides: Sides): Question {
  return alertQuestion({
    measures: ['attempts'],
    dimensions: [...sides.dimensions, 'time'],
    bucket: '1h',
    filters: [...sides.filters],
    window: hullOf(sides),
    zone: sides.zone,
  });
}

/** The steps that read both sides, whole hours from a tier where one holds them, and the name of the last. */
function readingSteps(asked: Asked, needs: SliceNeeds, sides: Sides, { tiers, attemptsFrom, scope }: Making) {
  const { question, parameters } = asked;
  const spans = [sides.now, ...sides.usual];
  const withCodes = [...new Set<DimensionName>([...question.dimensions, 'sip_code'])];
  const edge = edgeStep(asked, withCodes, needs);
  const cheapest = cheapestOfUtc(question, scope, tiers);
  const covers = cheapest
    ? spans.map((window) => coverWindow({ ...question, window, bucket: undefined }, false, cheapest)!)
    : [];
  const cover = {
    days: [],
    hours: covers.flatMap(({ hours }) => hours),
    quarterHours: covers.flatMap(({ quarterHours }) => quarterHours),
    edges: covers.flatMap(({ edges }) => edges),
  };
  if (!cheapest || cover.hours.length + cover.quarterHours.length === 0) {
    const list = (ends: string[]) => parameters.bind(ends, 'timestamptz[]');
    const starts = list(spans.map(({ from }) => from));
    const ends = list(spans.map(({ to }) => to));
    const rowSpans = `row_span as materialized (
  select starts_at, ends_at from unnest(${starts}, ${ends}) as span (starts_at, ends_at)
)`;
    return { steps: [rowSpans, edge], from: 'from_attempts' };
  }
  const { hour } = cheapest;
  const set = cover.quarterHours.length > 0 ? cheapest : { hour };
  const slice = { name: 'sides', dimensions: question.dimensions, needs, tiers: set };
  return {
    steps: [
      ...coverSteps(question, { hour, cover, weeks: [], attemptsFrom }, [set], parameters),
      edge,
      sliceStep(asked, slice),
    ],
    from: 'slice_sides',
  };
}

/** The step that adds up both sides of each group, and how often which code ended its unanswered attempts of the sample. */
function groupsSteps(sides: Sides, { sums, lacking }: SliceNeeds, from: string, parameters: Parameters): string[] {
  const keys = sides.dimensions.map(dimensionKey);
  // Earlier weeks end days before the sample begins, whatever the hour it begins in.
  const boundary = parameters.bind(new Date(Date.parse(sides.now.from) - 2 * HOUR_MS).toISOString(), 'timestamptz');
  const sampleFrom = parameters.bind(sides.now.from, 'timestamptz');
  const columns = sums.map(sumColumn);
  const lacks = Object.keys(lacking).map((name) => lacksColumn(name as Capability));
  const isNow = `${dimensionKey('time')} >= ${boundary}`;
  const wasOf = (side: string) => (name: SumName) => {
    const sum = `${fromSums(name, sumColumn(name))} filter (where ${side})`;
    return SUMS[name].combine === 'count' ? `coalesce(${sum}, 0)` : sum;
  };
  const [now, usual] = [wasOf('is_now'), wasOf('not is_now')];
  const cells = [
    ...keys,
    ...sums.map((name) => `${now(name)} as ${nowColumn(name)}`),
    ...sums.map((name) => `${usual(name)} as ${usualColumn(name)}`),
    `coalesce(bool_or(${lacks[0] ?? 'false'}), false) as ${LACKS}`,
    `jsonb_agg(jsonb_build_array(code, failed)) filter (where code is not null) as ${CODES}`,
  ];
  return [
    `both_sides as materialized (
  select ${[...keys, `${isNow} as is_now`, dimensionKey('time'), ...columns, ...lacks].join(', ')}, null::int as code, null::bigint as failed
  from ${from}
  union all
  select ${[...keys, 'true', 'null', ...columns.map(() => 'null'), ...lacks.map(() => 'null')].join(', ')}, ${dimensionKey('sip_code')}, ${sumColumn('attempts')} - ${sumColumn('answered')}
  from from_attempts
  where ${isNow} and ${dimensionKey('sip_code')} is not null and ${sumColumn('attempts')} > ${sumColumn('answered')}
)`,
    `earlier_weeks as materialized (
  select count(distinct round(extract(epoch from ${sampleFrom} - ${dimensionKey('time')}) / ${WEEK_S})) as ${WEEKS}
  from (select distinct ${dimensionKey('time')} from both_sides where not is_now) earlier_hours
)`,
    `groups as (
  select ${cells.join(',\n    ')}
  from both_sides${keys.length > 0 ? ` group by ${keys.join(', ')}` : ''}
)`,
  ];
}

/** How long a window of the baseline is beside the sample. */
export function baselineLength({ now, usual }: Pick<Sides, 'now' | 'usual'>): number {
  const length = ({ from, to }: Window) => Date.parse(to) - Date.parse(from);
  return usual.length > 0 ? length(usual[0]) / length(now) : 1;
}

function wantedSql(sides: Sides, { now, usual, usualInSample }: Least, parameters: Parameters): string {
  const conditions = [
    ...(now === undefined ? [] : [`now_attempts >= ${parameters.bind(now, 'bigint')}`]),
    ...(usual === undefined ? [] : [`usual_attempts >= ${parameters.bind(usual, 'bigint')}`]),
    ...(usualInSample === undefined
      ? []
      : [
          `usual_attempts >= ${parameters.bind(usualInSample * baselineLength(sides), 'float8')} * greatest(${WEEKS}, 1)`,
        ]),
  ];
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
}

/**
 * One statement that answers, for each group, the sums of the sample and those of the same times of earlier weeks, in one
 * snapshot. `attempts` and `answered` must be among the sums. `formulas` are further columns, over the columns of a group.
 */
export function sidesStatement(sides: Sides, least: Least, formulas: Readonly<Record<string, string>>, making: Making) {
  const parameters = new Parameters();
  const question = questionOf(sides);
  const { needs: capability } = sides;
  const lacking = capability && making.lacking[capability] ? { [capability]: making.lacking[capability] } : {};
  const needs: SliceNeeds = { sums: sides.sums, sides: [], byDay: false, lacking };
  const asked: Asked = { question, scope: making.scope, parameters, days: [] };
  const reading = readingSteps(asked, needs, sides, making);
  const steps = [...reading.steps, ...groupsSteps(sides, needs, reading.from, parameters)];
  const cells = [
    ...namedCells(sides.dimensions),
    ...sides.sums.flatMap((name) => [nowColumn(name), usualColumn(name)]),
    ...Object.entries(formulas).map(([name, formula]) => `(${formula})::float8 as ${name}`),
    WEEKS,
    LACKS,
    CODES,
  ];
  const text = `with ${steps.join(', ')}
select ${cells.join(', ')}
from groups cross join earlier_weeks ${namedJoins(sides.dimensions)}
${wantedSql(sides, least, parameters)}
order by greatest(now_attempts, usual_attempts) desc, ${sides.dimensions.map(dimensionKey).concat('1').join(', ')}
limit ${parameters.bind(MOST_GROUPS + 1, 'bigint')}`;
  return { text, values: parameters.values };
}
