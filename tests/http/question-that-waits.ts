import { Pool } from 'pg';

import { ServedApi } from './serve-api';

const UNDER_WAY = `select pid from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and wait_event_type = 'Lock'`;

/**
 * Holds a lock every question waits for while `ask` asks one, runs `leave` once it waits in PostgreSQL, and answers what
 * `ask` does once it waits no more, though the lock is still held.
 */
export async function whileWaiting<T>(
  { database: { pool } }: ServedApi,
  ask: () => Promise<T>,
  leave: () => void
): Promise<T> {
  const holder = await pool.connect();
  try {
    await holder.query('begin');
    await holder.query('lock table attempts in access exclusive mode');
    const asked = ask();
    await until(pool, (waiting) => waiting > 0);
    leave();
    await until(pool, (waiting) => waiting === 0);
    return await asked;
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

async function until(pool: Pool, holds: (waiting: number) => boolean): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(UNDER_WAY);
    if (holds(rowCount ?? 0)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
