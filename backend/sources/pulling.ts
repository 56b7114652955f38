import { schedule } from 'node-cron';
import { Pool } from 'pg';
import { Logger } from 'pino';

import { listSources, noteHeard, Source } from '../calls/source';
import { pullSource } from './pull/pull-source';
import { isPulled } from './pulled-switches';

const EVERY_10_SECONDS = '*/10 * * * * *';
/** Each pull holds connections while it runs. */
const AT_A_TIME = 3;

export interface Pulling {
  /** Starts no further pull, and resolves when the running ones have stored their batch and ended. */
  stop(): Promise<void>;
}

/** Pulls every source that has a database of its own, every ten seconds. What fails is noted with the source and tried again. */
export function startPulling({ pool, logger }: { pool: Pool; logger: Logger }): Pulling {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const task = schedule(
    EVERY_10_SECONDS,
    async () => {
      const round = pullAll(pool, logger, stopping.signal);
      underWay.add(round);
      await round.finally(() => underWay.delete(round));
    },
    { noOverlap: true, suppressMissedWarning: true }
  );
  return {
    stop: async () => {
      stopping.abort();
      await task.destroy();
      await Promise.allSettled(underWay);
    },
  };
}

/** One round over all sources: a slow or failing one never keeps the others waiting for long. */
export async function pullAll(pool: Pool, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    const waiting = (await listSources(pool)).filter(({ kind }) => isPulled(kind));
    const worker = async () => {
      for (let source = waiting.shift(); source && !signal.aborted; source = waiting.shift()) {
        await pullOne(pool, source, logger, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  } catch (error) {
    logger.error({ err: error }, 'the sources could not be listed');
  }
}

async function pullOne(pool: Pool, source: Source, logger: Logger, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  try {
    const { busy, restarted, ...summary } = await pullSource(pool, source, { signal });
    if (restarted.length > 0) {
      logger.warn(
        { source: source.name, tables: restarted },
        'the switch numbers its rows anew: read from the first again'
      );
    }
    if (!busy) {
      await noteError(pool, source, null);
    }
    if (!busy && !signal.aborted) {
      await noteHeard(pool, source.sourceId, performance.now() - startedAt);
    }
    if (summary.received > 0) {
      logger.info({ source: source.name, ...summary }, 'attempts pulled');
    }
  } catch (error) {
    logger.error({ err: error, source: source.name }, 'a source could not be pulled');
    const message = error instanceof Error ? error.message : String(error);
    await noteError(pool, source, message).catch((err: unknown) =>
      logger.error({ err }, 'the error could not be noted')
    );
  }
}

async function noteError(pool: Pool, source: Source, message: string | null): Promise<void> {
  await pool.query(
    `update sources set last_error = $2, last_error_at = case when $2::text is null then last_error_at else now() end
     where source_id = $1 and ($2::text is not null or last_error is not null)`,
    [source.sourceId, message]
  );
}
