import { Pool, PoolClient } from 'pg';

/**
 * How soon PostgreSQL notices that a process which holds a lock is gone: in the midst of a statement too, and when its
 * machine went without a word.
 */
const NOTICE_DEATH = `select set_config('client_connection_check_interval', '2s', false),
  set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '2', false),
  set_config('tcp_keepalives_count', '3', false)`;
const RESET = 'reset client_connection_check_interval';

/**
 * Runs `work` if no other replica does: the lock is held by a connection of its own, so a dead one's is gone with it.
 * Answers undefined where another one holds it.
 */
export async function whileAlone<T>(
  pool: Pool,
  lock: number,
  work: (client: PoolClient) => Promise<T>
): Promise<T | undefined> {
  const client = await pool.connect();
  try {
    // Where PostgreSQL's own system can't tell, the lock is let go of when the statement under way ends.
    await client.query(NOTICE_DEATH).catch(() => undefined);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [lock]);
    return rows[0].alone ? await work(client) : undefined;
  } finally {
    await client.query(`select pg_advisory_unlock_all(); ${RESET}`).then(
      () => client.release(),
      (error: Error) => client.release(error)
    );
  }
}
