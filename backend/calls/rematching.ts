import { schedule } from 'node-cron';
import { Pool } from 'pg';
import { Logger } from 'pino';

import { rematchDestinations } from './rematch';

const EVERY_10_SECONDS = '*/10 * * * * *';

export interface Rematching {
  /** Resolves when the batch under way is stored. */
  stop(): Promise<void>;
}

/** Keeps the destinations of stored attempts in step with the prefix table in force, whoever imported it. */
export function startRematching({ pool, logger }: { pool: Pool; logger: Logger }): Rematching {
  const stopping = new AbortController();
  let underWay: Promise<void> = Promise.resolve();
  const rematch = async () => {
    try {
      const changed = await rematchDestinations(pool, { signal: stopping.signal });
      if (changed > 0) {
        logger.info({ attempts: changed }, 'attempts matched to the new destinations');
      }
    } catch (error) {
      logger.error({ err: error }, 'destinations could not be matched again; the next try is in 10 s');
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
