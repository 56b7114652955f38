import { Bucket, DimensionName } from '../../contract/names';
import { Filter, Question } from '../../contract/question';

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * What a person would write to group attempts by time, one text a bucket: the local date for calendar spans, the local
 * hour and its offset for hours, the epoch's seconds for less.
 */
function timeKey(bucket: Bucket, zone: string): string {
  const local = `(a.started_at at time zone ${literal(zone)})`;
  switch (bucket) {
    case '5m':
    case '15m': {
      const seconds = bucket === '5m' ? 300 : 900;
      return `(floor(extract(epoch from a.started_at) / ${seconds}) * ${seconds})::bigint::text`;
    }
    case '1h':
      return `to_char(${local}, 'YYYY-MM-DD HH24') || ' ' || extract(epoch from ${local} - a.started_at at time zone 'UTC')::int`;
    default: {
      const unit = { '1d': 'day', '1w': 'week', '1mo': 'month' }[bucket];
      return `to_char(date_trunc('${unit}', ${local}), 'YYYY-MM-DD')`;
    }
  }
}

/** The same text from the start an answer gives a bucket. */
export function keyOfStart(start: string, bucket: Bucket): string {
  switch (bucket) {
    case '5m':
    case '15m':
      return String(Date.parse(start) / 1_000);
    case '1h': {
      const offset = (Date.parse(`${start.slice(0, 19)}Z`) - Date.parse(start)) / 1_000;
      return `${start.slice(0, 13).replace('T', ' ')} ${offset}`;
    }
    default:
      return start.slice(0, 10);
  }
}

function keySql(name: DimensionName, { bucket, zone }: Question): string {
  switch (name) {
    case 'time':
      return timeKey(bucket!, zone);
    case 'source':
      return '(select sources.name from sources where sources.source_id = a.source_id)';
    default:
      return `a.${name}`;
  }
}

function conditionSql({ dimension, operator, values }: Filter): string {
  const known = values.filter((value) => value !== null);
  const equal = known.map((value) => `a.${dimension} = ${literal(value)}`).join(' or ') || 'false';
  const unknown = values.includes(null) ? `a.${dimension} is null` : 'false';
  switch (operator) {
    case 'in':
      return `(${equal} or ${unknown}) is true`;
    case 'not_in':
      return `(${equal} or ${unknown}) is not true`;
    case 'starts_with':
      return `(${known.map((value) => `a.${dimension} like ${literal(`${value}%`)}`).join(' or ')})`;
  }
}

const perEuro = (currency: string, zone: string) => `case when ${currency} = 'EUR' then 1 else (
    select rate from exchange_rates where base = 'EUR' and quote = ${currency}
      and day <= (a.started_at at time zone ${literal(zone)})::date
      and day >= (a.started_at at time zone ${literal(zone)})::date - 10
    order by day desc limit 1) end`;

/** A charge of one attempt in the currency asked for: null where it is unknown or no rate is. */
function convertedSql(side: string, target: string, zone: string): string {
  const [to, from] = [perEuro(literal(target), zone), perEuro(`a.${side}_currency`, zone)];
  return `case when a.${side}_charge = 0 then 0 when a.${side}_currency = ${literal(target)} then a.${side}_charge
    else a.${side}_charge * round((${to})::numeric(48, 24) / (${from}), 12) end`;
}

function chargeSql(side: string, isTotal: boolean, { currencies, zone }: Question): string {
  if (currencies.length === 0) {
    const currency = `coalesce(a.${side}_currency, '')`;
    const charged = `filter (where a.${side}_charge <> 0)`;
    return `case when count(distinct ${currency}) ${charged} <= 1 then sum(a.${side}_charge)::text else 'n/a' end`;
  }
  const converted = convertedSql(side, currencies[0], zone);
  const known = `sum(case when a.${side}_charge is not null then coalesce(${converted}, 0) end)`;
  const isIncomplete = `bool_or(a.${side}_charge <> 0 and (${converted}) is null)`;
  // A total shows what could be converted, if that is anything.
  const isNothing = isTotal ? `coalesce(${known}, 0) = 0` : 'true';
  return `case when ${isIncomplete} and ${isNothing} then 'n/a' else (${known})::text end`;
}

const ANSWERED = 'a.answered_at is not null';
const ofAnswered = (column: string, condition = 'true') =>
  `case when count(a.answered_at) = 0 then coalesce(sum(a.${column}) filter (where ${condition}), 0)
    else sum(a.${column}) filter (where ${condition}) end`;

/** One level of a question's answer, by one plain GROUP BY over the attempts. Columns: the keys, then the plain measures. */
export function plainSql(question: Question, dimensions: readonly DimensionName[]): string {
  const isTotal = dimensions.length === 0;
  const keys = dimensions.map((name, at) => `${keySql(name, question)} as k${at}`);
  const measures = {
    attempts: 'count(*)',
    calls: 'count(*) filter (where a.is_final)',
    answered: 'count(a.answered_at)',
    answered_calls: 'count(a.answered_at) filter (where a.is_final)',
    short_calls: `count(*) filter (where ${ANSWERED} and a.talk_s <= 15)`,
    asr: 'count(a.answered_at)::float8 / nullif(count(*), 0)',
    ser: `count(a.answered_at)::float8 / nullif(count(*) filter (where a.outcome <> 'redirected'), 0)`,
    talk_s: ofAnswered('talk_s', ANSWERED),
    customer_billed_s: ofAnswered('customer_billed_s'),
    provider_billed_s: ofAnswered('provider_billed_s'),
    pdd_avg_s: 'avg(a.pdd_s)',
    customer_charge: chargeSql('customer', isTotal, question),
    provider_charge: chargeSql('provider', isTotal, question),
    calls_with_dtmf: 'case when count(a.dtmf_digits) > 0 then count(*) filter (where a.dtmf_digits > 0) end',
    dtmf_digits: 'sum(a.dtmf_digits)',
    first_call_at: '(extract(epoch from min(a.started_at)) * 1000)::bigint',
    last_call_at: '(extract(epoch from max(a.started_at)) * 1000)::bigint',
  };
  const { from, to } = question.window;
  return `select ${[...keys, ...Object.entries(measures).map(([name, sql]) => `(${sql})::text as ${name}`)].join(',\n  ')}
from attempts a
where a.started_at >= ${literal(from)} and a.started_at < ${literal(to)}
  ${question.filters.map((filter) => `and ${conditionSql(filter)}`).join(' ')}
${isTotal ? '' : `group by ${keys.map((_, at) => at + 1).join(', ')}`}`;
}
