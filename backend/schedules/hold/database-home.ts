import { Pool } from 'pg';

const NOT_ALLOWED = '42501';

/**
 * What tells this database from any copy of it, whether on this server or on another; undefined where PostgreSQL does not
 * let the service's role know. A physical copy (a base backup, a snapshot of the disk) has the same.
 */
export async function databaseHome(pool: Pool): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<{ home: string }>(
      `select system_identifier || '/' || oid as home from pg_control_system(), pg_database where datname = current_database()`
    );
    return rows[0].home;
  } catch (error) {
    if ((error as { code?: string }).code === NOT_ALLOWED) {
      return undefined;
    }
    throw error;
  }
}
