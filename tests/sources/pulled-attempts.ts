import { Pool } from 'pg';

import { LOOKED_UP_COLUMNS } from '../../backend/calls/looked-up-columns';
import { configureSource } from '../../backend/sources/configure-source';
import { PullSummary, pullSource } from '../../backend/sources/pull/pull-source';

/** Sets up a source and pulls it once. */
export async function pullOnce(pool: Pool, kind: string, settings: Record<string, unknown>): Promise<PullSummary> {
  const source = await configureSource(pool, 'switch', kind, settings);
  return pullSource(pool, source);
}

/** What is stored, by some columns, in the order of attempt ids; what is unknown is left out. */
export async function storedAttempts(pool: Pool): Promise<Array<Record<string, unknown>>> {
  const { rows } = await pool.query<{ attempt: Record<string, unknown> }>(
    `select jsonb_strip_nulls(to_jsonb(a) - $1::text[] - array['talk_s', 'customer_charge', 'customer_charge_net', 'provider_charge',
       'pdd_s', 'started_at', 'answered_at', 'ended_at', 'ringing_at', 'recorded_at']) ||
       jsonb_strip_nulls(jsonb_build_object(
         'started_at', ${iso('started_at')}, 'answered_at', ${iso('answered_at')}, 'ended_at', ${iso('ended_at')},
         'talk_s', trim_scale(talk_s)::text, 'pdd_s', trim_scale(pdd_s)::text,
         'customer_charge', trim_scale(customer_charge)::text, 'provider_charge', trim_scale(provider_charge)::text,
         'customer_charge_net', trim_scale(customer_charge_net)::text)) as attempt
     from attempts a order by attempt_id`,
    [['source_id', 'destination_matched', 'cli_digits', 'destination_digits', ...LOOKED_UP_COLUMNS]]
  );
  return rows.map(({ attempt }) => attempt);
}

const iso = (column: string) =>
  `rtrim(rtrim(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.')`;

/** Why rows were refused. */
export async function reasons(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ reason: string }>('select reason from rejects order by reason');
  return rows.map(({ reason }) => reason);
}
