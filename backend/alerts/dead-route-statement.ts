import { Question } from '../../contract/question';
import { conditions, joinsOf } from '../reports/conditions';
import { dimensionKey, dimensionSql } from '../reports/group-keys';
import { Parameters } from '../reports/parameters';
import { Scope } from '../../contract/access/scope';
import { MOST_GROUPS } from './alert-question';
import { namedCells, namedJoins } from './group-names';
import { CODES, LACKS } from './sides-statement';

/** The column of attempts that started after the last one that was answered; of all, where none was. */
export const SINCE_ANSWER = 'since_answer';

/**
 * One statement that answers, for each group of the question with at least so many attempts, how many of them follow its
 * last answer. Who knows no unanswered attempts is `lacking`.
 */
export function deadRouteStatement(
  question: Question,
  leastAttempts: number,
  { scope, lacking }: { scope: Scope; lacking: readonly number[] }
) {
  const parameters = new Parameters();
  const { dimensions } = question;
  const keys = dimensions.map(dimensionKey);
  const by = (names: readonly string[]) => (names.length > 0 ? `group by ${names.join(', ')}` : '');
  const cells = dimensions.map(
    (name) => `${dimensionSql(name, 'a.started_at', { question, scope, parameters })} as ${dimensionKey(name)}`
  );
  const text = `with sample as (
  select ${[...cells, 'a.started_at', 'a.answered_at is not null as is_answered', 'a.sip_code', `a.source_id = any(${parameters.bind(lacking, 'int[]')}) as lacks`].join(', ')}
  from attempts a ${joinsOf(question).join(' ')}
  where ${conditions(question, scope, 'a.started_at', parameters).join(' and ')}
),
runs as (
  select *, max(started_at) filter (where is_answered) over (${keys.length > 0 ? `partition by ${keys.join(', ')}` : ''}) as answered_last
  from sample
),
codes as (
  select ${[...keys, 'sip_code'].join(', ')}, count(*) as attempts, count(*) filter (where is_answered) as answered,
    count(*) filter (where answered_last is null or started_at > answered_last) as since_answer, bool_or(lacks) as lacks
  from runs ${by([...keys, 'sip_code'])}
),
groups as (
  select ${[...keys, 'coalesce(isum(attempts), 0) as now_attempts'].join(', ')}, coalesce(isum(answered), 0) as now_answered,
    coalesce(isum(since_answer), 0) as ${SINCE_ANSWER}, coalesce(bool_or(lacks), false) as ${LACKS},
    jsonb_agg(jsonb_build_array(sip_code, attempts - answered)) filter (where sip_code is not null and attempts > answered) as ${CODES}
  from codes ${by(keys)}
)
select ${[...namedCells(dimensions), 'now_attempts', 'now_answered', SINCE_ANSWER, LACKS, CODES].join(', ')}
from groups ${namedJoins(dimensions)}
where now_attempts >= ${parameters.bind(leastAttempts, 'bigint')}
order by ${[`${SINCE_ANSWER} desc`, ...keys].join(', ')}
limit ${parameters.bind(MOST_GROUPS + 1, 'bigint')}`;
  return { text, values: parameters.values };
}
