import { Pool } from 'pg';

import { SUMS } from '../../rollups/sums';
import { Parameters } from '../parameters';
import { Principal } from '../../access/principal';
import { AskOptions, readOnly } from '../read-only';
import { assertCallsScope } from './assert-calls-scope';
import { askedCalls, callConditions } from './calls-statement';
import { readCallsQuestion } from './read-calls-question';

export interface CallSums {
  /** Null where there is no call. */
  talkS: number | null;
  /** Answered calls that a charge is not known of yet. */
  unrated: number;
}

/** What all calls of a question come to, those beyond its page included. */
export async function sumCalls(
  pool: Pool,
  input: unknown,
  principal: Principal,
  options: AskOptions
): Promise<CallSums> {
  const question = readCallsQuestion(input);
  assertCallsScope(question, principal.scope);
  const parameters = new Parameters();
  const where = callConditions(askedCalls(question, principal), question.window, parameters);
  const { answered_without_customer_charge: ofCustomers, answered_without_provider_charge: ofProviders } = SUMS;
  return readOnly(pool, options, async (client) => {
    const { rows } = await client.query<CallSums>(
      `select sum(a.talk_s)::float8 as "talkS", greatest(${ofCustomers.sql}, ${ofProviders.sql})::float8 as unrated
       from attempts a where ${where.join(' and ')}`,
      parameters.values
    );
    return rows[0];
  });
}
