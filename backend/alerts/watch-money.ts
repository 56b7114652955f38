import { PoolClient } from 'pg';

import { AlertQueryOf } from '../../contract/alert-query';
import { Question } from '../../contract/question';
import { keptPlan } from '../database/kept-plan';
import { readKept } from '../rollups/kept';
import { readLacks } from '../reports/capabilities';
import { assertNothingLost } from '../reports/lost-attempts';
import { Parameters } from '../reports/parameters';
import { PlanOptions } from '../reports/planner';
import { Principal } from '../access/principal';
import { levelRelation } from '../reports/relations/relation';
import { quoted } from '../reports/shown-step';
import { AlertAnswer } from './alert-answer';
import { Asked, sampleQuestion } from './asked';
import { groupAnswer, GroupRow } from './group-answer';
import { labelColumns } from './group-names';
import { MOST_GROUPS } from './alert-question';
import { Watch } from './watch';
import { figuresOf } from './watch-sums';

/** The groups of a question with at least so many attempts; the measure is null where charges don't tell it. */
function moneyStatement(question: Question, leastAttempts: number, options: PlanOptions) {
  const parameters = new Parameters();
  const [measure] = question.measures;
  const relation = levelRelation(question, question.dimensions, { ...options, parameters });
  const labels = labelColumns(question.dimensions).map(({ column }) => `${quoted(column)}::text as ${quoted(column)}`);
  const cells = [
    ...labels,
    `${quoted(measure)}::float8 as now_value`,
    'attempts as now_attempts',
    'answered as now_answered',
  ];
  const text = `select ${cells.join(', ')}
from (${relation.sql}) groups
where attempts >= ${parameters.bind(leastAttempts, 'bigint')}
order by ${['attempts desc', ...labels.map((_, at) => String(at + 1))].join(', ')}
limit ${parameters.bind(MOST_GROUPS + 1, 'bigint')}`;
  return { text, values: parameters.values, needsLost: relation.needsLost };
}

/** Answers a threshold of a measure made of money: charges have currencies, and the planner knows what becomes of them. */
export async function watchMoney(
  client: PoolClient,
  asked: Asked<AlertQueryOf<'threshold'>>,
  watch: Watch,
  { scope }: Principal
): Promise<AlertAnswer> {
  const { query } = asked;
  const question = sampleQuestion(asked, {
    measures: [query.measure, 'attempts', 'answered'],
    currencies: query.currency ? [query.currency] : [],
  });
  const kept = await readKept(client);
  const { lacking } = await readLacks(client);
  const { text, values, needsLost } = moneyStatement(question, query.leastAttempts, { ...kept, scope, lacking });
  await assertNothingLost(client, question, needsLost, kept);
  const { rows } = await client.query<GroupRow>({ name: keptPlan(client, text), text, values });
  return groupAnswer(rows, (row) => watch.see(figuresOf(row, 1)), asked, watch.label);
}
