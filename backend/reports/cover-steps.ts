import { Question } from '../../contract/question';
import { Span } from '../rollups/refresh-span';
import { TierChoice } from './choose-tiers';
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

/**
 * The steps that decide, inside the statement and its snapshot, what may be read from the tiers: a day with a dirty part
 * is opened into its hours, a dirty hour into its attempts. Their result: `covered_day`, `hour_span`, `dirty_hour` and
 * `row_span`, which together hold every instant of the window once.
 */
export function coverSteps(
  question: Question,
  { day, hour, cover, attemptsFrom }: TierChoice,
  parameters: Parameters
): string[] {
  const list = (pick: (one: (typeof cover.days)[number]) => string) =>
    parameters.bind(cover.days.map(pick), 'timestamptz[]');
  const from = parameters.bind(question.window.from, 'timestamptz');
  const to = parameters.bind(question.window.to, 'timestamptz');
  const stale = (tier: string, condition: string) =>
    `select bucket as hour from stale_buckets where tier = ${parameters.bind(tier, 'text')} and ${condition}`;

  // What tiers hold of attempts that are gone is final, and hours that are not kept are read from the attempts.
  const final = attemptsFrom ? ` and hour >= ${parameters.bind(attemptsFrom, 'timestamptz')}` : '';
  const hoursFrom = parameters.bind(hour.keptFrom ?? '-infinity', 'timestamptz');

  return [
    `dirty_hour as materialized (
  select hour from dirty_marks where hour > ${from} - interval '1 hour' and hour < ${to}${final}
  union
  ${stale(hour.name, `bucket > ${from} - interval '1 hour' and bucket < ${to}`)}
)`,
    `covered_day as materialized (
  select starts_at, hours_from, hours_to, ends_at,
    exists (select from dirty_hour where hour > starts_at - interval '1 hour' and hour < ends_at)
      or exists (${stale(day?.name ?? '', 'bucket >= starts_at and bucket < ends_at')}) as is_open
  from unnest(${list((one) => one.from)}, ${list((one) => one.hoursFrom)}, ${list((one) => one.hoursTo)}, ${list((one) => one.to)})
    as day (starts_at, hours_from, hours_to, ends_at)
)`,
    `hour_span as materialized (
  select starts_at, ends_at from ${spansOf(cover.hours, parameters)} as span (starts_at, ends_at)
  union all
  select greatest(hours_from, ${hoursFrom}), hours_to from covered_day
  where is_open and greatest(hours_from, ${hoursFrom}) < hours_to
)`,
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
  select hour, hour + interval '1 hour' from dirty_hour join hour_span on hour >= starts_at and hour < ends_at
)`,
  ];
}
