import { Pool } from 'pg';

import { Author, recordChange } from '../database/audit';
import { inTransaction } from '../database/pool';
import { beginChanges, clearChanged, markChangedHours } from './changed-attempts';
import { Source } from './source';

const BATCH_SIZE = 5_000;
/** Of those asked for, as the audit tells them. */
const SHOWN_IDS = 20;

/**
 * Removes attempts of a source, each batch whole or not at all, and noted in the audit of whoever asked; ids it does not hold
 * are passed over. Returns how many were removed.
 */
export async function deleteAttempts(
  pool: Pool,
  source: Source,
  attemptIds: readonly string[],
  by?: Author
): Promise<number> {
  let removed = 0;
  for (let at = 0; at < attemptIds.length; at += BATCH_SIZE) {
    removed += await deleteBatch(pool, source, attemptIds.slice(at, at + BATCH_SIZE), by);
  }
  return removed;
}

function deleteBatch(pool: Pool, source: Source, attemptIds: readonly string[], by?: Author): Promise<number> {
  return inTransaction(pool, async (client) => {
    await beginChanges(client);
    const { rowCount } = await client.query(
      `insert into changed_attempts (source_id, attempt_id, old_started_at)
       select source_id, attempt_id, started_at from attempt_keys
       where source_id = $1 and attempt_id = any($2)
         and started_at >= coalesce((select kept_from from kept_attempts), '-infinity')
       order by attempt_id for update`,
      [source.sourceId, attemptIds]
    );
    await clearChanged(client);
    await markChangedHours(client);
    await client.query('update sources set attempts = attempts - $2 where source_id = $1', [source.sourceId, rowCount]);
    const removed = rowCount ?? 0;
    if (by) {
      const after = { asked: attemptIds.length, removed, first: attemptIds.slice(0, SHOWN_IDS) };
      await recordChange(client, { by, kind: 'source', id: source.name, action: 'attempts deleted', after });
    }
    return removed;
  });
}
