import { Pool } from 'pg';

import { ingest, IngestSummary } from '../../calls/ingest';
import { Source } from '../../calls/source';
import { Batch } from '../pull/batch-reader';
import { OpenedSwitch } from '../pull/pulled-switch';

interface Waiting {
  backfill_id: string;
  read_to_ms: string;
  to_ms: string;
}

/** New calls come first: after so long the rest waits for the next pull. */
const TURN_MS = 5_000;

/**
 * Reads on in the ranges that were asked for, the oldest request first. How far it came is stored after each batch: one that
 * ends anywhere goes on there, and what is read twice is stored once.
 */
export async function continueBackfills(
  pool: Pool,
  { range }: OpenedSwitch,
  source: Source,
  { signal }: { signal?: AbortSignal }
): Promise<void> {
  const until = performance.now() + TURN_MS;
  const hasTime = () => performance.now() < until && !signal?.aborted;
  for (
    let next = await firstWaiting(pool, source);
    range && next && hasTime();
    next = await firstWaiting(pool, source)
  ) {
    const reader = range({ from: Number(next.read_to_ms), to: Number(next.to_ms) });
    for (let isWanted = true, exhausted = false; isWanted && !exhausted && hasTime();) {
      const batch = await reader.next();
      const stored = await ingest(pool, { source, origin: 'tables', rows: rowsOf(batch) });
      ({ exhausted } = batch);
      isWanted = await noteProgress(pool, next.backfill_id, batch, stored);
    }
  }
}

async function firstWaiting(pool: Pool, { sourceId }: Source): Promise<Waiting | undefined> {
  const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
  const { rows } = await pool.query<Waiting>(
    `select backfill_id, ${ms('read_to')} as read_to_ms, ${ms('to_at')} as to_ms
     from backfills where source_id = $1 and state = 'waiting' order by backfill_id limit 1`,
    [sourceId]
  );
  return rows[0];
}

/** Whether it is to go on: nobody has cancelled it. */
async function noteProgress(pool: Pool, id: string, batch: Batch, stored: IngestSummary): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update backfills set read_to = $2, received = received + $3, loaded = loaded + $4, replaced = replaced + $5,
       rejected = rejected + $6, state = case when $7 then 'done' else state end,
       finished_at = case when $7 then now() end
     where backfill_id = $1 and state = 'waiting'`,
    [
      id,
      new Date(batch.watermark as number).toISOString(),
      stored.received,
      stored.loaded,
      stored.replaced,
      stored.rejected,
      batch.exhausted,
    ]
  );
  return rowCount === 1;
}

async function* rowsOf({ rows }: Batch): AsyncGenerator<Batch['rows'][number]> {
  yield* rows;
}
