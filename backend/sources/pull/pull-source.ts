import { Pool } from 'pg';

import { ingest, IngestSummary } from '../../calls/ingest';
import { Source } from '../../calls/source';
import { LOCKS } from '../../database/locks';
import { continueBackfills } from '../backfill/continue-backfills';
import { pulledSwitch } from '../pulled-switches';
import { Batch } from './batch-reader';
import { keepNames } from './keep-names';
import { OpenedSwitch } from './pulled-switch';

export interface PullSummary extends IngestSummary {
  /** Another replica is pulling this source: nothing was done here. */
  busy: boolean;
  /** Tables of the switch whose numbering began anew. */
  restarted: string[];
}

/**
 * Reads all that the switch recorded since the last time, batch by batch. How far it came is stored with each batch's
 * attempts, in one transaction, so a pull that ends anywhere goes on there. Throws a Problem when the switch's database
 * can't be read; what was read before stays.
 */
export async function pullSource(
  pool: Pool,
  source: Source,
  options: { signal?: AbortSignal } = {}
): Promise<PullSummary> {
  const summary: PullSummary = {
    received: 0,
    loaded: 0,
    unchanged: 0,
    replaced: 0,
    rejected: 0,
    busy: true,
    restarted: [],
  };
  await whileAlone(pool, source, async () => {
    const pull = pulledSwitch(source.kind).withSettings(source.settings);
    summary.busy = false;
    await pull.open(async (opened) => {
      await pullBatches(pool, opened, source, summary, options);
      await continueBackfills(pool, opened, source, options);
    });
    await keepNames(pool, source, pull);
  });
  return summary;
}

/** One pull of a source at a time, over all replicas: the lock goes with its connection, so a killed one leaves none. */
async function whileAlone(pool: Pool, source: Source, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1, $2) as alone', [
      LOCKS.pullSources,
      source.sourceId,
    ]);
    if (rows[0].alone) {
      try {
        await work();
      } finally {
        await client
          .query('select pg_advisory_unlock($1, $2)', [LOCKS.pullSources, source.sourceId])
          .catch((error: Error) => {
            failure = error;
          });
      }
    }
  } finally {
    client.release(failure);
  }
}

async function pullBatches(
  pool: Pool,
  opened: OpenedSwitch,
  source: Source,
  summary: PullSummary,
  { signal }: { signal?: AbortSignal }
): Promise<void> {
  let watermark = await readWatermark(pool, source);
  const reader = opened.start(watermark);
  for (let exhausted = false; !exhausted && !signal?.aborted;) {
    const batch = await reader.next();
    add(summary, await store(pool, source, batch, watermark));
    summary.restarted.push(...batch.restarted);
    ({ watermark, exhausted } = batch);
  }
}

async function readWatermark(pool: Pool, source: Source): Promise<unknown> {
  const { rows } = await pool.query<{ watermark: unknown }>('select watermark from sources where source_id = $1', [
    source.sourceId,
  ]);
  return rows[0]?.watermark ?? null;
}

async function store(pool: Pool, source: Source, { rows, watermark }: Batch, before: unknown): Promise<IngestSummary> {
  const last = rows.at(-1);
  if (last) {
    last.watermark = watermark;
    return ingest(pool, { source, origin: 'tables', rows: toAsync(rows) });
  }
  if (JSON.stringify(watermark) !== JSON.stringify(before)) {
    await pool.query('update sources set watermark = $2 where source_id = $1', [
      source.sourceId,
      JSON.stringify(watermark),
    ]);
  }
  return { received: 0, loaded: 0, unchanged: 0, replaced: 0, rejected: 0 };
}

async function* toAsync<T>(values: T[]): AsyncGenerator<T> {
  yield* values;
}

function add(total: PullSummary, part: IngestSummary): void {
  total.received += part.received;
  total.loaded += part.loaded;
  total.unchanged += part.unchanged;
  total.replaced += part.replaced;
  total.rejected += part.rejected;
}
