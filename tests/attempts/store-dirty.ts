import { Pool } from 'pg';

import { insertAttempts, StoredAttempt } from './insert-attempts';

/** Says, as whoever writes attempts does, that the sums of their hours are no longer right. */
export async function markDirty(pool: Pool, attempts: readonly StoredAttempt[]): Promise<void> {
  await pool.query(`insert into dirty_marks select distinct date_trunc('hour', at) from unnest($1::timestamptz[]) at`, [
    attempts.map(({ started_at }) => started_at),
  ]);
}

/** Stores attempts that no rollup knows of yet. */
export async function storeDirty(pool: Pool, attempts: readonly StoredAttempt[]): Promise<void> {
  await insertAttempts(pool, attempts);
  await markDirty(pool, attempts);
}
