import { Pool } from 'pg';

import { ensurePartitions } from '../../backend/calls/partitions';

/** What a test says of an attempt, by stored columns; what it leaves out is unknown. */
export interface CallAttempt {
  source_id: number;
  attempt_id: string;
  call_id: string;
  is_final: boolean;
  started_at: string;
  outcome: string;
  [column: string]: string | number | boolean | null;
}

export const A_CALL: CallAttempt = {
  source_id: 1,
  attempt_id: '1',
  call_id: '1',
  is_final: true,
  started_at: '2026-06-15T12:00:00Z',
  outcome: 'network_failure',
};

/** Stores attempts by plain SQL, in the months they start in. */
export async function insertCalls(pool: Pool, attempts: readonly CallAttempt[]): Promise<void> {
  await ensurePartitions(
    pool,
    attempts.map(({ started_at }) => new Date(started_at).toISOString())
  );
  const names = [...new Set(attempts.flatMap((attempt) => Object.keys(attempt)))].join(', ');
  await pool.query(
    `insert into attempts (${names}, destination_matched)
     select ${names}, false from jsonb_populate_recordset(null::attempts, $1::jsonb)`,
    [JSON.stringify(attempts)]
  );
}
