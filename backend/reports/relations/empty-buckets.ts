import { DimensionName } from '../../../contract/names';
import { Problem } from '../../../contract/problem';
import { Question } from '../../../contract/question';
import { bucketStarts } from '../calendar';
import { quoted } from '../shown-step';
import { bucketSql } from '../group-keys';
import { IS_THERE, Making, overNothing, Relation } from './relation';

/** The most buckets a question may ask to see all of. */
export const MOST_BUCKETS = 10_000;
/** The most rows that are made for buckets, over all groups. */
const MOST_ROWS = 1_000_000;

/** The flag of an answer that left its empty buckets out, as there would be too many. */
export const TOO_MANY_BUCKETS = 'too_many_buckets';

export function tooManyBuckets(): Problem {
  return new Problem(
    `With every empty bucket the answer would have more than ${MOST_ROWS.toLocaleString('en-GB')} rows. ` +
      'Widen the bucket, shorten the window, group by less, or leave the empty buckets out.',
    { field: 'empty_buckets' }
  );
}

/**
 * Every group of a level that is kept apart by time in every bucket of the window, with attempts or without. The groups
 * are those that have attempts in some bucket.
 */
export function withEmptyBuckets(
  relation: Relation,
  question: Question,
  dimensions: readonly DimensionName[],
  { parameters }: Making
): Relation {
  if (!dimensions.includes('time')) {
    return relation;
  }
  const { columns, flags, sql } = relation;
  const starts = bucketStarts(question.window, question.bucket!, question.zone);
  const bucket = bucketSql('starts_at', question, parameters);
  const ofGroup = columns.filter(({ kind, name }) => kind === 'dimension' && name !== 'time').map(({ name }) => name);
  const groupText = (from: string) =>
    `jsonb_build_array(${ofGroup.map((name) => `${from}.${quoted(name)}`).join(', ')})::text`;
  const groups = ofGroup.length > 0 ? `select distinct ${ofGroup.map(quoted).join(', ')} from there` : 'select';
  const cells = [
    ...columns.map((column) => {
      const name = quoted(column.name);
      if (column.kind === 'dimension') {
        return `coalesce(wanted.${name}, there.${name}) as ${name}`;
      }
      return `case when there.${IS_THERE} then there.${name} else ${overNothing(column, 'unknown')} end as ${name}`;
    }),
    ...flags.map((flag) => `there.${flag}`),
    `(select count(*) from group_of_level) * ${starts.length} > ${MOST_ROWS} as ${TOO_MANY_BUCKETS}`,
    `coalesce(there.${IS_THERE}, false) as ${IS_THERE}`,
  ];
  return {
    ...relation,
    flags: [...flags, TOO_MANY_BUCKETS],
    sql: `with there as materialized (${sql}),
  group_of_level as materialized (${groups}),
  wanted as (
    select ${bucket} as "time", group_of_level.*
    from group_of_level cross join unnest(${parameters.bind(starts, 'timestamptz[]')}) as bucket (starts_at)
    where (select count(*) from group_of_level) * ${starts.length} <= ${MOST_ROWS}
  )
select ${cells.join(', ')}
from wanted full join there on there."time" = wanted."time" and ${groupText('there')} = ${groupText('wanted')}`,
  };
}
