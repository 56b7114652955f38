import { Pool } from 'pg';

import { whileAlone } from '../../database/advisory-lock';
import { LOCKS } from '../../database/locks';
import { FileStore } from './file-store';

export interface FileRetention {
  /** Files are kept for so many days. */
  days: number;
  /** All files together are kept below that; the oldest go first. */
  bytes: number;
}

/** Until then a file without a row may still get one. */
const LEFTOVER_AFTER_MS = 6 * 3_600_000;
const AT_A_TIME = 500;

/** Removes files that are kept no longer, oldest first, and what dead workers left. Answers how many; one replica at a time. */
export async function retainFiles(pool: Pool, files: FileStore, { days, bytes }: FileRetention): Promise<number> {
  const removed = await whileAlone(pool, LOCKS.retainFiles, async () => {
    const old = `created_at < now() - make_interval(days => $1)`;
    const over = `file_id in (select file_id from (
        select file_id, sum(bytes) over (order by created_at desc, file_id) as kept from run_files where removed_at is null
      ) newest where kept > $1)`;
    const ofAge = await removeWhere(pool, files, { condition: old, value: days, reason: `kept for ${days} days` });
    const ofSize = await removeWhere(pool, files, {
      condition: over,
      value: bytes,
      reason: 'to keep below the total size',
    });
    await removeLeftovers(pool, files);
    return ofAge + ofSize;
  });
  return removed ?? 0;
}

/** The row goes first: a file that is listed can be downloaded. */
async function removeWhere(
  pool: Pool,
  files: FileStore,
  { condition, value, reason }: { condition: string; value: number; reason: string }
): Promise<number> {
  let removed = 0;
  for (let count = AT_A_TIME; count === AT_A_TIME; removed += count) {
    const { rows } = await pool.query<{ path: string }>(
      `update run_files set removed_at = now(), removed_reason = $2
       where file_id in (select file_id from run_files where removed_at is null and ${condition} order by created_at limit ${AT_A_TIME})
       returning path`,
      [value, reason]
    );
    for (const { path } of rows) {
      await files.remove(path);
    }
    count = rows.length;
  }
  return removed;
}

async function removeLeftovers(pool: Pool, files: FileStore): Promise<void> {
  for await (const { path, isFinished } of files.olderThan(LEFTOVER_AFTER_MS)) {
    if (!isFinished) {
      await files.removeUnfinished(path);
      continue;
    }
    const { rows } = await pool.query('select from run_files where path = $1 and removed_at is null', [path]);
    if (rows.length === 0) {
      await files.remove(path);
    }
  }
}
