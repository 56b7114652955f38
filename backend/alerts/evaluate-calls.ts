import { PoolClient } from 'pg';

import { CallsAlertQuery } from '../../contract/alert-query';
import { assertScope } from '../reports/assert-scope';
import { isMadeOfMoney } from '../reports/columns';
import { Principal } from '../access/principal';
import { AlertAnswer } from './alert-answer';
import { sampleQuestion, settle } from './asked';
import { deadRoutes } from './dead-routes';
import { watchOf } from './watch';
import { watchMoney } from './watch-money';
import { watchSums } from './watch-sums';

/** Answers a condition about attempts as it is at a moment, an ISO instant. Throws a Problem for what the principal may not see. */
export async function evaluateCalls(
  client: PoolClient,
  query: CallsAlertQuery,
  at: string,
  principal: Principal
): Promise<AlertAnswer> {
  const asked = await settle(client, query, at);
  const { filters } = query;
  if (query.condition === 'dead_route') {
    assertScope(sampleQuestion(asked, { measures: ['asr'], filters }), principal.scope);
    return deadRoutes(client, { ...asked, query }, principal);
  }
  const watch = watchOf(query);
  assertScope(sampleQuestion(asked, { measures: [watch.measure], filters }), principal.scope);
  return query.condition === 'threshold' && isMadeOfMoney(query.measure)
    ? watchMoney(client, { ...asked, query }, watch, principal)
    : watchSums(client, { ...asked, query }, watch, principal);
}
