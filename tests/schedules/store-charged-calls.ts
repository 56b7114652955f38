import { Pool } from 'pg';

import { insertAttempts, ONE_ATTEMPT } from '../attempts/insert-attempts';
import { dayStart } from './schedule';

/** Answered calls of yesterday, in Madrid, each of a customer of its own. */
export async function storeChargedCalls(
  pool: Pool,
  changes: Partial<typeof ONE_ATTEMPT> = {},
  count = 3
): Promise<void> {
  const yesterday = Date.parse((await dayStart(pool, 1)).replace(' ', 'T').replace(/\+00$/, 'Z'));
  const started_at = new Date(yesterday + 3_600_000).toISOString();
  await insertAttempts(
    pool,
    Array.from({ length: count }, (_, at) => ({
      ...ONE_ATTEMPT,
      attempt_id: `${at}`,
      call_id: `${at}`,
      started_at,
      answered_at: started_at,
      talk_s: '60',
      outcome: 'answered',
      customer_id: `customer ${at}`,
      customer_charge: '0.10',
      customer_currency: 'EUR',
      provider_charge: '0.05',
      provider_currency: 'EUR',
      ...changes,
    }))
  );
}
