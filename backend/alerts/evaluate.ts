import { Pool } from 'pg';

import { AlertQuery } from '../../contract/alert-query';
import { Principal } from '../access/principal';
import { AskOptions, readOnly } from '../reports/read-only';
import { AlertAnswer } from './alert-answer';
import { evaluateCalls } from './evaluate-calls';
import { assertSeesAll, failedDeliveries, stoppedSources } from './evaluate-operations';

/** Answers what an alert rule watches, as it is at a moment, an ISO instant, in one snapshot. Throws a Problem, as questions do. */
export async function evaluate(
  pool: Pool,
  query: AlertQuery,
  at: string,
  principal: Principal,
  options: AskOptions = {}
): Promise<AlertAnswer> {
  return readOnly(pool, options, async (client) => {
    switch (query.condition) {
      case 'failed_deliveries':
        assertSeesAll(principal.scope);
        return failedDeliveries(client, query, at, principal);
      case 'stopped_source':
        assertSeesAll(principal.scope);
        return stoppedSources(client);
      default:
        return evaluateCalls(client, query, at, principal);
    }
  });
}
