import { Question } from '../../contract/question';
import { Span } from '../rollups/refresh-span';
import { TierChoice, TierSet } from './choose-tiers';
import { bucketSql, dimensionKey, rateDaySql } from './group-keys';
import { converts } from './level-step';
import { Tier, UTC_GRAINS, utcBucketSql } from '../rollups/tiers';
import { Parameters } from './parameters';

function spansOf(spans: readonly Span[], parameters: Parameters): string {
  const starts = parameters.bind(
    spans.map(({ from }) => from),
    'timestamptz[]'
  );
  const ends = parameters.bind(
    spans.map(({ to }) => to),
    'timestamptz[]'
  );
  return `unnest(${starts}, ${ends})`;
}

const QUARTERS_ROUNDED = 10;

/**
 * At least as many as there are quarter-hours in these spans. PostgreSQL would take a thousand for each span and make room
 * for what they hold. Rounded, so that a statement that differs in nothing else keeps its plan.
 */
function mostQuarters(spans: readonly Span[]): number {
  const length = spans.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  return Math.ceil(length / UTC_GRAINS.quarter_hour / QUARTERS_ROUNDED) * QUARTERS_ROUNDED;
}

/**
 * The steps that decide, inside the statement and its snapshot, what may be read from the tiers: a week with a dirty part
 * is opened into its days, such a day into its hours, a dirty hour or quarter-hour into its attempts, for all tiers that are
 * read alike. Their result: the days of `covered_day` that are not open, `clean_hour`, `clean_quarter_hour` (where one is
 * read) and `row_span`, which together hold every instant of the window once; and for who reads weeks, those of `covered_week` that are not open and `loose_day` for the days. What
 * the question keeps apart of time is told of each day and hour there, so that it need not be of each row.
 */
export function coverSteps(
  question: Question,
  { hour, cover, weeks, attemptsFrom }: TierChoice,
  sets: readonly TierSet[],
  parameters: Parameters
): string[] {
  const list = (pick: (one: (typeof cover.days)[number]) => string) =>
    parameters.bind(cover.days.map(pick), 'timestamptz[]');
  const from = parameters.bind(question.window.from, 'timestamptz');
  const to = parameters.bind(question.window.to, 'timestamptz');
  const stale = (tiers: ReadonlyArray<Tier | undefined>, condition: string) => {
    const names = [...new Set(tiers.flatMap((tier) => tier?.name ?? []))];
    return `select bucket as hour from stale_buckets where tier = any(${parameters.bind(names, 'text[]')}) and ${condition}`;
  };

  const timeKeys = (at: string) =>
    [
      ...(question.dimensions.includes('time')
        ? [`${bucketSql(at, question, parameters)} as ${dimensionKey('time')}`]
        : []),
      ...(converts(question) ? [`${rateDaySql(at, question, parameters)} as rate_day`] : []),
    ].map((key) => `, ${key}`);

  const weekSteps = () => [
    `covered_week as materialized (
  select starts_at, ends_at,
    exists (select from covered_day where is_open and covered_day.starts_at >= week.starts_at and covered_day.starts_at < week.ends_at)
      or exists (${stale(
        sets.map((set) => set.week),
        'bucket >= starts_at and bucket < ends_at'
      )}) as is_open
  from ${spansOf(weeks, parameters)} as week (starts_at, ends_at)
)`,
    `loose_day as materialized (
  select starts_at from covered_day
  where not is_open and not exists (
    select from covered_week week
    where not week.is_open and covered_day.starts_at >= week.starts_at and covered_day.starts_at < week.ends_at
  )
)`,
  ];

  const readsQuarters = sets.some(({ quarter_hour }) => quarter_hour);
  const quarterSteps = () => [
    `covered_quarter_hour as materialized (
  select quarter_hour,
    exists (select from dirty_hour where dirty_hour.hour = ${utcBucketSql('hour', 'quarter_hour')})
      or exists (${stale(
        sets.map((set) => set.quarter_hour),
        'bucket = quarter_hour'
      )}) as is_open${timeKeys('quarter_hour').join('')}
  from ${spansOf(cover.quarterHours, parameters)} as span (starts_at, ends_at)
    cross join lateral generate_series(starts_at, ends_at - interval '15 minutes', interval '15 minutes') bucket (quarter_hour)
  limit ${mostQuarters(cover.quarterHours)}
)`,
    `clean_quarter_hour as (select * from covered_quarter_hour where not is_open)`,
  ];
  const dirtyQuarters = `
  union all
  select quarter_hour, quarter_hour + interval '15 minutes' from covered_quarter_hour where is_open`;

  // What tiers hold of attempts that are gone is final, and hours that are not kept are read from the attempts.
  const final = attemptsFrom ? ` and hour >= ${parameters.bind(attemptsFrom, 'timestamptz')}` : '';
  const hoursFrom = parameters.bind(hour.keptFrom ?? '-infinity', 'timestamptz');

  return [
    `dirty_hour as materialized (
  select hour from dirty_marks where hour > ${from} - interval '1 hour' and hour < ${to}${final}
  union
  ${stale(
    sets.map((set) => set.hour),
    `bucket > ${from} - interval '1 hour' and bucket < ${to}`
  )}
)`,
    `covered_day as materialized (
  select starts_at, hours_from, hours_to, ends_at,
    exists (select from dirty_hour where hour > starts_at - interval '1 hour' and hour < ends_at)
      or exists (${stale(
        sets.map((set) => set.day),
        'bucket >= starts_at and bucket < ends_at'
      )}) as is_open${timeKeys('starts_at').join('')}
  from unnest(${list((one) => one.from)}, ${list((one) => one.hoursFrom)}, ${list((one) => one.hoursTo)}, ${list((one) => one.to)})
    as day (starts_at, hours_from, hours_to, ends_at)
)`,
    ...(sets.some(({ week }) => week) ? weekSteps() : []),
    `hour_span as materialized (
  select starts_at, ends_at from ${spansOf(cover.hours, parameters)} as span (starts_at, ends_at)
  union all
  select greatest(hours_from, ${hoursFrom}), hours_to from covered_day
  where is_open and greatest(hours_from, ${hoursFrom}) < hours_to
)`,
    `clean_hour as materialized (
  select hour${timeKeys('hour').join('')}
  from hour_span cross join lateral generate_series(starts_at, ends_at - interval '1 hour', interval '1 hour') bucket (hour)
  where not exists (select from dirty_hour where dirty_hour.hour = bucket.hour)
)`,
    ...(readsQuarters ? quarterSteps() : []),
    `row_span as materialized (
  select starts_at, ends_at from ${spansOf(cover.edges, parameters)} as span (starts_at, ends_at)
  union all
  select starts_at, hours_from from covered_day where is_open and starts_at < hours_from
  union all
  select hours_from, least(hours_to, ${hoursFrom}) from covered_day
  where is_open and hours_from < least(hours_to, ${hoursFrom})
  union all
  select hours_to, ends_at from covered_day where is_open and hours_to < ends_at
  union all
  select hour, hour + interval '1 hour' from dirty_hour join hour_span on hour >= starts_at and hour < ends_at${readsQuarters ? dirtyQuarters : ''}
)`,
  ];
}
