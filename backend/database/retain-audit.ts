import { Pool } from 'pg';

const ROWS_AT_A_TIME = 5_000;

/** Removes what the audit told of more than so many days ago, a batch at a time. Answers how many rows went. */
export async function retainAudit(pool: Pool, days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * 86_400_000);
  return (
    (await removeBefore(pool, 'audit', 'changed_at', before)) +
    (await removeBefore(pool, 'audit_reads', 'first_at', before))
  );
}

async function removeBefore(pool: Pool, table: string, time: string, before: Date): Promise<number> {
  let removed = 0;
  for (let batch = ROWS_AT_A_TIME; batch === ROWS_AT_A_TIME; removed += batch) {
    const { rowCount } = await pool.query(
      `delete from ${table} where ctid = any(array(select ctid from ${table} where ${time} < $1 limit $2))`,
      [before.toISOString(), ROWS_AT_A_TIME]
    );
    batch = rowCount ?? 0;
  }
  return removed;
}
