import { Pool } from 'pg';

import { whileAlone } from '../database/advisory-lock';
import { LOCKS } from '../database/locks';
import { refreshOnce } from './refresh-pass';
import { restAfterRefresh } from './rest';

const TICK_MS = 1_000;
/** A long pass begins anew after so long, with what has become dirty meanwhile: the newest comes first. */
const PASS_MS = 10_000;

interface Logger {
  warn(detail: object, message: string): void;
}

/** Adds up whatever is dirty until nothing is. For tests, commands and bulk loads. */
export async function refreshAll(pool: Pool): Promise<void> {
  const refresh = () => whileAlone(pool, LOCKS.refreshTiers, (client) => refreshOnce(client));
  for (let refreshed = await refresh(); refreshed !== 0; refreshed = await refresh()) {
    if (refreshed === undefined) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
  }
}

export interface RefreshWorker {
  stop(): Promise<void>;
}

/**
 * Keeps the tiers up to date in the background, one worker over all replicas: whoever holds the lock works, and a dead
 * one's lock is gone with its connection.
 */
export function startRefreshing(pool: Pool, logger: Logger, { everyMs = TICK_MS } = {}): RefreshWorker {
  const isAtRest = restAfterRefresh();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const tick = async () => {
    const startedAt = Date.now();
    const isOver = () => stopped || Date.now() - startedAt > PASS_MS;
    try {
      await whileAlone(pool, LOCKS.refreshTiers, (client) => refreshOnce(client, isAtRest, isOver));
    } catch (error) {
      logger.warn({ err: error }, 'Rollups could not be refreshed; answers come from the attempts until they can.');
    }
    if (!stopped) {
      timer = setTimeout(run, everyMs);
    }
  };
  const run = () => {
    working = tick();
  };
  run();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
