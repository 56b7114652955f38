import { Response } from 'express';

import { IncomingRow, ingest, IngestSummary } from '../calls/ingest';
import { noteHeard } from '../calls/source';
import { declareSource } from '../sources/declare-source';
import { SourceKindName } from '../sources/source-kinds';
import { assertHandsIn } from './admit';
import { principalOf } from './authenticate';
import { callerSignal } from './caller-signal';
import { Door } from './door';

const SHOWN_REJECTS = 100;

interface ShownReject {
  position: number;
  reason: string;
}

interface Arrival {
  source: string;
  /** Of a source that is not there yet. */
  kind: SourceKindName;
  /** What the rows came in, as the list of rejects names it: a file's name, or the door. */
  origin: string;
  /** IANA zone of times without an offset. */
  zone?: string;
  /** Whether the switch itself posts each call as it ends: as long as it does, nothing is missing. */
  isLive?: boolean;
}

/**
 * Stores the rows and answers how many were loaded, unchanged, replaced and rejected. With rejects among them the status
 * is 422 and the first hundred are named: the others are stored all the same.
 */
export async function receiveAttempts(
  { pool, logger }: Door,
  response: Response,
  { source: name, kind, origin, zone, isLive = false }: Arrival,
  rows: AsyncIterable<IncomingRow> | Iterable<IncomingRow>
): Promise<void> {
  assertHandsIn(principalOf(response), name);
  const source = await declareSource(pool, name, kind);
  const rejects: ShownReject[] = [];
  const summary = await ingest(pool, {
    source,
    origin,
    rows: eachOf(rows),
    zone,
    signal: callerSignal(response),
    onReject: ({ position, reason }) => {
      if (rejects.length < SHOWN_REJECTS) {
        rejects.push({ position, reason });
      }
    },
  });
  if (isLive) {
    await noteHeard(pool, source.sourceId);
  }
  logger.info({ source: name, origin, ...summary }, 'attempts received');
  response.status(summary.rejected > 0 ? 422 : 200).json({ ...problemOf(summary), ...summary, rejects });
}

function problemOf({ rejected, received }: IngestSummary): { error?: string } {
  return rejected === 0
    ? {}
    : {
        error: `${rejected} of ${received} rows were rejected; the reasons are in “rejects”. All others are stored.`,
      };
}

async function* eachOf<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}
