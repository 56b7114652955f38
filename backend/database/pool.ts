import { Pool, PoolClient, PoolConfig, TypeOverrides, types } from 'pg';

/** What both a pool and one of its connections can do. */
export type Queryable = Pick<Pool, 'query'> | Pick<PoolClient, 'query'>;

/**
 * Values leave PostgreSQL as it prints them: a numeric, a bigint or a time turned into a JavaScript number or Date would
 * lose digits. Only what fits exactly is parsed.
 */
function exactTypes(): TypeOverrides {
  const overrides = new TypeOverrides();
  for (const oid of [types.builtins.TIMESTAMPTZ, types.builtins.TIMESTAMP, types.builtins.DATE]) {
    overrides.setTypeParser(oid, (text: string) => text);
  }
  return overrides;
}

/** The first question of a new connection takes twice as long: PostgreSQL has everything about the tables to find out. */
const IDLE_LIFETIME_MS = 5 * 60_000;
/** What a connection has come to hold, such as plans of what was asked for a while, goes with it. */
const CONNECTION_LIFETIME_S = 30 * 60;

export function createPool(connectionString: string, options: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_LIFETIME_MS,
    maxLifetimeSeconds: CONNECTION_LIFETIME_S,
    application_name: 'trunkline',
    options: '-c timezone=UTC -c datestyle=ISO',
    types: exactTypes(),
    ...options,
  });
  // A connection the server closed (a restart, say) fails the queries on it and is replaced by the pool; without listeners
  // it would also end the process, whether idle or in use.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** PostgreSQL ends a transaction whose process says nothing for so long: what it locks keeps every replica waiting. */
export const END_IF_SILENT = `set local idle_in_transaction_session_timeout = '10s'`;

/**
 * Runs `work` in one transaction: all of it is stored, or nothing. With a `lock`, an advisory one, transactions of all
 * replicas that name the same are one after the other, each seeing what the last one stored.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  lock?: number
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(lock === undefined ? 'begin' : `begin; ${END_IF_SILENT}; select pg_advisory_xact_lock(${lock})`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
