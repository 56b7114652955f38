import { Pool, PoolClient } from 'pg';

import { LOCKS } from '../database/locks';
import { inTransaction } from '../database/pool';

/**
 * Makes the months these instants (ISO, UTC) fall in, where they are missing. Neither readers nor writers have to wait.
 * Months that are no longer kept are not made again.
 */
export async function ensurePartitions(pool: Pool, instants: Iterable<string>): Promise<void> {
  const months = new Set<string>();
  for (const instant of instants) {
    months.add(instant.slice(0, 7));
  }
  const missing = await findMissing(pool, [...months]);
  if (missing.length === 0) {
    return;
  }
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.createPartitions]);
    for (const month of await findMissing(client, missing)) {
      await createPartition(client, month);
    }
  });
}

export const partitionOf = (month: string) => `attempts_${month.replace('-', '_')}`;

async function findMissing(db: Pool | PoolClient, months: string[]): Promise<string[]> {
  const { rows } = await db.query<{ month: string }>(
    `select month from unnest($1::text[], $2::text[]) as wanted (month, partition)
     where to_regclass(partition) is null
       and (month || '-01')::timestamptz >= coalesce((select accepted_from from kept_attempts), '-infinity')
     order by month`,
    [months, months.map(partitionOf)]
  );
  return rows.map(({ month }) => month);
}

/** `create table … partition of` would lock out every reader; attaching a table made beforehand does not. */
async function createPartition(client: PoolClient, month: string): Promise<void> {
  const name = partitionOf(month);
  const [year, number] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number, 1)).toISOString();
  await client.query(`create table ${name} (like attempts including defaults including constraints)`);
  await client.query(
    `alter table attempts attach partition ${name} for values from ('${month}-01T00:00:00Z') to ('${next}')`
  );
}
