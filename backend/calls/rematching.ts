import { schedule } from 'node-cron';
import { Pool } from 'pg';
import { Logger } from 'pino';

import { rematchAttempts } from './rematch';

const EVERY_10_SECONDS = '*/10 * * * * *';

export interface Rematching {
  /** Resolves when the batch under way is stored. */
  stop(): Promise<void>;
}

/** Keeps stored attempts in step with the reference tables in force, whoever imported them. */
export function startRematching({ pool, logger }: { pool: Pool; logger: Logger }): Rematching {
  const stopping = new AbortController();
  let underWay: Promise<void> = Promise.resolve();
  const rematch = async () => {
    try {
      const changed = await rematchAttempts(pool, { signal: stopping.signal });
      if (changed > 0) {
        logger.info({ attempts: changed }, 'attempts looked up in the new reference tables');
      }
    } catch (error) {
      logger.error({ err: error }, 'attempts could not be looked up again; the next try is in 10 s');
    }
  };
  const task = schedule(EVERY_10_SECONDS, () => (underWay = rematch()), {
    noOverlap: true,
    suppressMissedWarning: true,
  });
  return {
    stop: async () => {
      stopping.abort();
      await task.destroy();
      await underWay;
    },
  };
}
