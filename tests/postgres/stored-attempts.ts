import { Pool } from 'pg';

/** What holds at any moment, whatever was killed: one row and one key per attempt, at the same place. */
export async function assertWhole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ torn: string; doubled: string; miscounted: string }>(
    `select
       (select count(*) from attempts full join attempt_keys using (source_id, attempt_id)
        where attempts.started_at is distinct from attempt_keys.started_at) as torn,
       (select count(*) from (select from attempts group by source_id, attempt_id having count(*) > 1) d) as doubled,
       (select count(*) from sources where attempts <>
         (select count(*) from attempts a where a.source_id = sources.source_id)) as miscounted`
  );
  expect(rows).toEqual([{ torn: '0', doubled: '0', miscounted: '0' }]);
}
