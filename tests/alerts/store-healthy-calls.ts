import { Pool } from 'pg';

import { inTransaction } from '../../backend/database/pool';

export interface HealthyCalls {
  routes: number;
  /** The first attempt of each week, and how long calls go on from there. */
  starts: readonly string[];
  minutes: number;
  /** A route has at least so many attempts in a quarter-hour, and at most three times as many. */
  least: number;
}

/**
 * Stores calls of routes on which nothing changes but by chance, one provider each, the same ones at every run: answered
 * and short with the route's own chances, and with talk of an exponential length.
 */
export function storeHealthyCalls(pool: Pool, { routes, starts, minutes, least }: HealthyCalls): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query('select setseed(0.2026)');
    await client.query(
      `insert into attempts (source_id, attempt_id, call_id, is_final, started_at, answered_at, talk_s, sip_code, outcome,
         customer_id, provider_id, destination_prefix, destination_matched)
       select 1, id, id, true, at, case when answered then at + interval '5 seconds' end,
         case when answered then case when short then 10 else 16 - 120 * ln(1 - random()) end end,
         case when answered then 200 else 503 end, case when answered then 'answered' else 'network_failure' end,
         'c1', provider, '44', false
       from (
         select start || '/' || route || '/' || n as id, 'p' || route as provider, answered,
           start::timestamptz + (n - random()) * interval '15 minutes' / attempts as at, random() < short_share as short
         from (select route, ($4 * (1 + 2.0 * route / $1))::float8 as attempts, 0.2 + 0.6 * route / $1 as share, 0.1 + 0.2 * route / $1 as short_share
               from generate_series(1, $1::int) route) routes
         cross join unnest($2::text[]) start
         cross join lateral generate_series(1, floor(attempts * $3 / 15)::int) n
         cross join lateral (select random() < share + 0 * n as answered) drawn
       ) drawn`,
      [routes, starts, minutes, least]
    );
    await client.query('analyze attempts');
  });
}
