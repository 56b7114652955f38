import { PoolClient } from 'pg';

import { AlertQueryOf } from '../../contract/alert-query';
import { keptPlan } from '../database/kept-plan';
import { readKept } from '../rollups/kept';
import { readLacks } from '../reports/capabilities';
import { assertAttemptsKept } from '../reports/lost-attempts';
import { Principal } from '../access/principal';
import { AlertAnswer } from './alert-answer';
import { Asked, sampleQuestion } from './asked';
import { deadRouteStatement, SINCE_ANSWER } from './dead-route-statement';
import { groupAnswer, GroupRow, Seen } from './group-answer';
import { LACKS } from './sides-statement';
import { whole } from './words';

function seeRun(row: GroupRow, { sampleMinutes, leastAttempts }: AlertQueryOf<'dead_route'>): Seen {
  const since = Number(row[SINCE_ANSWER]);
  const isDead = since >= leastAttempts;
  return {
    value: row[LACKS] ? null : isDead ? since : 0,
    tell: () => ({
      sentence: isDead
        ? `none of the last ${whole(since)} attempts was answered`
        : `${whole(Number(row.now_answered))} of ${whole(Number(row.now_attempts))} attempts answered in the last ${sampleMinutes} min`,
    }),
  };
}

/** How many attempts of each group follow its last answer, as long as they are as many as make it dead. */
export async function deadRoutes(
  client: PoolClient,
  asked: Asked<AlertQueryOf<'dead_route'>>,
  { scope }: Principal
): Promise<AlertAnswer> {
  const { query } = asked;
  const question = sampleQuestion(asked, { measures: ['attempts', 'answered'] });
  assertAttemptsKept(question, await readKept(client));
  const { lacking, reason } = await readLacks(client);
  const statement = deadRouteStatement(question, query.leastAttempts, { scope, lacking: lacking.unanswered ?? [] });
  const { rows } = await client.query<GroupRow>({ name: keptPlan(client, statement.text), ...statement });
  const unknown = rows.some((row) => row[LACKS]) ? [`Some groups are not judged: ${reason('unanswered')}.`] : [];
  const told = { ...asked, notes: [...asked.notes, ...unknown] };
  return groupAnswer(rows, (row) => seeRun(row, query), told, 'Attempts since the last answer');
}
