import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { inTransaction } from '../database/pool';
import { holdReference } from '../reference/tables-in-force';
import { Attempt, RawRecord } from './attempt';
import { SourceNumbers } from './called-number';
import { enrich } from './enrich';
import { readAcceptedFrom, tooOld } from './kept-attempts';
import { OtherMeanings } from './outcome';
import { withOwnIds } from './own-ids';
import { parseAttempt } from './parse-attempt';
import { ensurePartitions } from './partitions';
import { keepRejects, RejectedRow } from './rejects';
import { Source } from './source';
import { writeAttempts } from './write-attempts';

/** A row of a source: a canonical record, an attempt made of one already, or the reason why it is neither. */
export interface IncomingRow {
  /** Where it stands in its origin: a line, an index, a key. */
  position: number;
  /** As it came; kept when it is rejected. */
  raw: string;
  record?: RawRecord;
  attempt?: Attempt;
  reason?: string;
  /** How far the source is read once this row is stored; kept in the same transaction. */
  watermark?: unknown;
}

export interface IngestOptions {
  source: Source;
  /** The file, table or request the rows come from. */
  origin: string;
  rows: AsyncIterable<IncomingRow>;
  batchSize?: number;
  /** IANA zone of times written without an offset, for a source that has only those. */
  zone?: string;
  onProgress?: (summary: IngestSummary) => void;
  /** Told of each rejected row once its batch is stored. */
  onReject?: (row: RejectedRow) => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
}

export interface IngestSummary {
  received: number;
  loaded: number;
  unchanged: number;
  replaced: number;
  rejected: number;
}

interface ReadAttempt extends Pick<IncomingRow, 'position' | 'raw'> {
  attempt: Attempt;
}

interface Batch {
  attempts: ReadAttempt[];
  rejects: RejectedRow[];
  last: IncomingRow;
  watermark: unknown;
}

const DEFAULT_BATCH_SIZE = 5_000;

/**
 * Stores the rows of a source, batch by batch, each whole or not at all; the next one is read meanwhile. Rows that are
 * stored already are left alone, so a failed ingest is simply run again. Throws a Problem when the database fails, or
 * when the rows end in an error: what came before it is stored.
 */
export async function ingest(pool: Pool, options: IngestOptions): Promise<IngestSummary> {
  const summary: IngestSummary = { received: 0, loaded: 0, unchanged: 0, replaced: 0, rejected: 0 };
  let writing: Promise<void> = Promise.resolve();
  const write = async (batch: Batch) => {
    await storeBatch(pool, options, batch, summary);
    options.onProgress?.({ ...summary });
  };
  let brokenOff: Error | undefined;
  const rows = untilError(options.rows, (error) => {
    brokenOff = error;
  });
  try {
    for await (const batch of collectBatches({ ...options, rows })) {
      await writing;
      options.signal?.throwIfAborted();
      writing = write(batch);
      // A failure waits for its turn above or below; until then it is not unhandled.
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
  if (brokenOff) {
    throw rowsBrokeOff(brokenOff, summary);
  }
  return summary;
}

async function* untilError(
  rows: AsyncIterable<IncomingRow>,
  onError: (error: Error) => void
): AsyncGenerator<IncomingRow> {
  try {
    yield* rows;
  } catch (error) {
    onError(error as Error);
  }
}

function rowsBrokeOff(error: Error, { received, rejected }: IngestSummary): Error {
  if (received === 0) {
    return error;
  }
  const stored = `The ${received - rejected} rows before that are stored; mend it and do the same again, no row is doubled.`;
  const { status, field } = error as Partial<Problem>;
  const problem = new Problem(`${error.message} ${stored}`, { status: status ?? 400, field });
  problem.cause = error;
  return problem;
}

async function* collectBatches({ rows, batchSize = DEFAULT_BATCH_SIZE, zone }: IngestOptions): AsyncGenerator<Batch> {
  let batch: Batch | undefined;
  for await (const row of rows) {
    batch ??= { attempts: [], rejects: [], last: row, watermark: undefined };
    batch.last = row;
    batch.watermark = row.watermark ?? batch.watermark;
    const { position, raw } = row;
    const { attempt, reason } =
      row.reason === undefined ? parseAttempt(row.attempt ?? row.record ?? {}, { zone }) : { reason: row.reason };
    if (attempt) {
      batch.attempts.push({ attempt, position, raw });
    } else {
      batch.rejects.push({ position, raw, reason });
    }
    if (batch.attempts.length + batch.rejects.length >= batchSize) {
      yield batch;
      batch = undefined;
    }
  }
  if (batch) {
    yield batch;
  }
}

/** Parts a batch into what is stored and what is rejected; attempts older than any that is kept are among that. */
function sortOut({ attempts, rejects }: Batch, acceptedFrom: string | undefined) {
  const accepted: Attempt[] = [];
  const rejected = [...rejects];
  for (const { attempt, position, raw } of attempts) {
    const reason = tooOld(attempt, acceptedFrom);
    if (reason === undefined) {
      accepted.push(attempt);
    } else {
      rejected.push({ position, raw, reason });
    }
  }
  return { accepted, rejected };
}

async function storeBatch(
  pool: Pool,
  { source, origin, onReject }: IngestOptions,
  batch: Batch,
  summary: IngestSummary
): Promise<void> {
  try {
    const { accepted, rejected } = sortOut(batch, await readAcceptedFrom(pool));
    await ensurePartitions(
      pool,
      accepted.map((attempt) => attempt.started_at)
    );
    const written = await inTransaction(pool, async (client) => {
      const tables = await holdReference(pool, client);
      const writing = source.settings.numbers as SourceNumbers | undefined;
      const meanings = source.settings.outcomes as OtherMeanings | undefined;
      const prefix = source.settings.id_prefix as string | undefined;
      const enriched = accepted.map((attempt) => enrich(withOwnIds(attempt, prefix), tables, writing ?? {}, meanings));
      const counts = await writeAttempts(client, source, enriched);
      await keepRejects(client, source, origin, rejected);
      await client.query(
        `update sources set attempts = attempts + $2, watermark = coalesce($3, watermark), last_received_at = now(),
           last_loaded_at = case when $2 > 0 then now() else last_loaded_at end
         where source_id = $1`,
        [source.sourceId, counts.loaded, batch.watermark === undefined ? null : JSON.stringify(batch.watermark)]
      );
      return counts;
    });
    summary.received += batch.attempts.length + batch.rejects.length;
    summary.loaded += written.loaded;
    summary.unchanged += written.unchanged;
    summary.replaced += written.replaced;
    summary.rejected += rejected.length;
    rejected.forEach((row) => onReject?.(row));
  } catch (error) {
    throw storingFailed(error as Error, origin, batch, summary);
  }
}

function storingFailed(error: Error, origin: string, batch: Batch, summary: IngestSummary): Problem {
  const count = batch.attempts.length + batch.rejects.length;
  const problem = new Problem(
    `Of ${origin}, ${summary.received} rows are stored; the next ${count} (up to position ${batch.last.position}) could ` +
      `not be: ${error.message}. Nothing of them was kept. Do the same again once that is mended: no row is doubled.`,
    { status: 503 }
  );
  problem.cause = error;
  return problem;
}
