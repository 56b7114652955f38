import { Column } from '../../../contract/answer';
import { Question } from '../../../contract/question';
import { isMadeOfMoney, moneySides } from '../columns';
import { missingColumn } from '../conversion';
import { bucketSql } from '../group-keys';
import { IS_THERE, Making, overNothing, Relation } from '../relations/relation';
import { quoted } from '../shown-step';
import {
  CHANGE,
  changedCurrency,
  comparedColumns,
  DIFFERENCE,
  hasDistance,
  PREVIOUS,
  PREVIOUS_TIME,
  previousFlag,
} from './compared-columns';
import { BucketPair } from './pair-buckets';

/** The columns that tell in which currencies an amount is: none where all amounts are converted. */
function currenciesOf({ measure, unit }: Column, { columns }: Relation): string[] {
  const sides = measure !== undefined && unit === 'money' ? moneySides(measure) : [];
  return sides
    .map((side) => `${side}_currency`)
    .filter((told) => columns.some(({ name, kind }) => kind === 'measure' && name === told));
}

/** Whether two amounts are in different currencies: nothing is nothing in any. */
function currencyChanged(column: Column, currencies: readonly string[]): string {
  const value = quoted(column.name);
  const changes = currencies.map((name) => `own.${name} is distinct from earlier.${name}`);
  return `coalesce(own.${value} <> 0 and earlier.${value} <> 0 and (${changes.join(' or ')}), false)`;
}

/** What a group without attempts in one of the windows shows there, and what it counts for in a difference. */
function valueOf(from: string, column: Column): { shown: string; counted: string } {
  const value = `${from}.${quoted(column.name)}`;
  return {
    shown: `case when ${from}.${IS_THERE} is null then ${overNothing(column, 'unknown')} else ${value} end`,
    counted: `case when ${from}.${IS_THERE} then ${value} else ${overNothing(column, 'zero')} end`,
  };
}

/** What leaves a column of money without a distance to its earlier value. */
function hindrances(column: Column, relation: Relation): string[] {
  if (column.measure === undefined || !isMadeOfMoney(column.measure)) {
    return [];
  }
  const suffix = column.name.slice(column.measure.length);
  const flags = moneySides(column.measure).map((side) => missingColumn(side, { suffix }));
  const currencies = currenciesOf(column, relation);
  return [
    ...flags.flatMap((flag) => [`coalesce(own.${flag}, false)`, `coalesce(earlier.${flag}, false)`]),
    ...(currencies.length > 0 ? [currencyChanged(column, currencies)] : []),
  ];
}

function measureCells(column: Column, relation: Relation): string[] {
  const [own, earlier] = [valueOf('own', column), valueOf('earlier', column)];
  const shown = [`${own.shown} as ${quoted(column.name)}`, `${earlier.shown} as ${quoted(column.name + PREVIOUS)}`];
  if (!hasDistance(column)) {
    return shown;
  }
  const [value, before] = [`(${own.counted})`, `(${earlier.counted})`];
  const reasons = hindrances(column, relation);
  const unless = (sql: string) =>
    reasons.length > 0 ? `case when not (${reasons.join(' or ')}) then ${sql} end` : sql;
  return [
    ...shown,
    `${unless(`${value} - ${before}`)} as ${quoted(column.name + DIFFERENCE)}`,
    `${unless(`((${value} - ${before}) / nullif(abs(${before}), 0))::float8`)} as ${quoted(column.name + CHANGE)}`,
  ];
}

/**
 * The groups of a level in either window, each measure beside its earlier value. `pairs` says which buckets stand beside
 * each other, where the level is kept apart by time; one without a partner is a row of its own.
 */
export function comparedRelation(
  own: Relation,
  earlier: Relation,
  question: Question,
  pairs: readonly BucketPair[] | undefined,
  { parameters }: Making
): Relation {
  const dimensions = own.columns.filter(({ kind }) => kind === 'dimension');
  const keys = dimensions.filter(({ name, labelOf }) => name !== 'time' && !labelOf).map(({ name }) => quoted(name));
  const keySql = (...time: string[]) => `jsonb_build_array(${[...time, ...keys].join(', ')})::text as group_text`;
  const timeKey = (at: string) => bucketSql(at, question, parameters);
  const list = (starts: string[]) => parameters.bind(starts, 'timestamptz[]');
  const pairStep = pairs
    ? [
        `pair as materialized (
    select ${timeKey('own_at')} as own_bucket, ${timeKey('earlier_at')} as earlier_bucket
    from unnest(${list(pairs.map(({ current }) => current))}, ${list(pairs.map((one) => one.earlier))}) as one (own_at, earlier_at)
  )`,
      ]
    : [];
  const join = (bucket: string) => (pairs ? ` left join pair on pair.${bucket} = relation."time"` : '');
  const ownKey = pairs ? keySql('"time"', 'null') : keySql();
  const earlierKey = pairs ? keySql('pair.own_bucket', 'case when pair.own_bucket is null then "time" end') : keySql();
  const partner = (bucket: string) => (pairs ? `, pair.${bucket} as partner` : '');

  const changeable = own.columns.filter((column) => currenciesOf(column, own).length > 0);
  const cells = [
    ...dimensions.map(({ name }) =>
      name === 'time'
        ? 'coalesce(own."time", earlier.partner) as "time"'
        : `coalesce(own.${quoted(name)}, earlier.${quoted(name)}) as ${quoted(name)}`
    ),
    ...(pairs ? [`coalesce(earlier."time", own.partner) as ${quoted(PREVIOUS_TIME)}`] : []),
    ...own.columns.filter(({ kind }) => kind === 'measure').flatMap((column) => measureCells(column, own)),
    ...own.flags.map((flag) => `own.${flag}`),
    ...own.flags.map((flag) => `earlier.${flag} as ${previousFlag(flag)}`),
    ...changeable.map(
      (column) => `${currencyChanged(column, currenciesOf(column, own))} as ${changedCurrency(column.name)}`
    ),
    `true as ${IS_THERE}`,
  ];
  return {
    columns: comparedColumns(own.columns),
    flags: [...own.flags, ...own.flags.map(previousFlag), ...changeable.map(({ name }) => changedCurrency(name))],
    needsLost: [...own.needsLost, ...earlier.needsLost],
    sql: `with ${[
      ...pairStep,
      `own as (select relation.*, ${ownKey}${partner('earlier_bucket')} from (${own.sql}) relation${join('own_bucket')})`,
      `earlier as (select relation.*, ${earlierKey}${partner('own_bucket')} from (${earlier.sql}) relation${join('earlier_bucket')})`,
    ].join(',\n  ')}
select ${cells.join(',\n  ')}
from own full join earlier on own.group_text = earlier.group_text`,
  };
}
