import { Bucket, DimensionName } from '../../contract/names';
import { Question } from '../../contract/question';
import { Side } from '../rollups/sums';
import { DIMENSIONS } from './dimensions';
import { Parameters } from './parameters';

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

/** The value rows `a` that start at `at` are grouped by. For `time`, see `bucketStart` for what becomes of it. */
export function dimensionSql(name: DimensionName, at: string, question: Question, parameters: Parameters): string {
  return name === 'time'
    ? timeKey(at, question.bucket!, () => parameters.bind(question.zone, 'text'))
    : DIMENSIONS[name].sql;
}

/** The day whose exchange rates hold: that of the call's start in the question's zone. */
export function rateDaySql(at: string, question: Question, parameters: Parameters): string {
  return `(${at} at time zone ${parameters.bind(question.zone, 'text')})::date`;
}
