import { Scope } from '../../contract/access/scope';
import { Bucket, DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Side } from '../rollups/sums';
import { DIMENSIONS } from './dimensions';
import { maskedSql } from './masked-number';
import { Parameters } from './parameters';
import { DIMENSION_TELLS, hiddenDigitsOf } from './what-tells';

export const dimensionKey = (name: DimensionName) => `d_${name}`;
export const currencyKey = (side: Side) => `k_${side}_currency`;

function timeKey(at: string, bucket: Bucket, bindZone: () => string): string {
  const localTime = () => `${at} at time zone ${bindZone()}`;
  switch (bucket) {
    case '5m':
      return `date_bin('5 minutes', ${at}, 'epoch')`;
    case '15m':
      return `date_bin('15 minutes', ${at}, 'epoch')`;
    case '1h':
      return `date_trunc('hour', ${at}, ${bindZone()})`;
    case '1d':
      return `(${localTime()})::date`;
    case '1w':
      return `date_trunc('week', ${localTime()})::date`;
    case '1mo':
      return `date_trunc('month', ${localTime()})::date`;
  }
}

/** The start of the bucket that rows which start at `at` fall in. */
export function bucketSql(at: string, { bucket, zone }: Question, parameters: Parameters): string {
  return timeKey(at, bucket!, () => parameters.bind(zone, 'text'));
}

/** The value of rows `a`, as far as the scope shows it. */
export function shownSql(name: Exclude<DimensionName, 'time'>, scope: Scope): string {
  return maskedSql(DIMENSIONS[name].sql, hiddenDigitsOf(DIMENSION_TELLS[name], scope));
}

/** The value rows `a` that start at `at` are grouped by. For `time`, see `bucketStart` for what becomes of it. */
export function dimensionSql(
  name: DimensionName,
  at: string,
  { question, scope, parameters }: { question: Question; scope: Scope; parameters: Parameters }
): string {
  return name === 'time' ? bucketSql(at, question, parameters) : shownSql(name, scope);
}

/** The day whose exchange rates hold: that of the call's start in the question's zone. */
export function rateDaySql(at: string, question: Question, parameters: Parameters): string {
  return `(${at} at time zone ${parameters.bind(question.zone, 'text')})::date`;
}
