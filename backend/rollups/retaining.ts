import { schedule } from 'node-cron';
import { Pool } from 'pg';

import { makeMonthsAhead, retainAttempts } from '../calls/retention';
import { whileAlone } from '../database/advisory-lock';
import { LOCKS } from '../database/locks';
import { retainAudit } from '../database/retain-audit';
import { retainTiers, TierRetention, TIERS_OF_ATTEMPTS } from './tier-retention';

const EVERY_HOUR = '17 * * * *';
/** After a round that had to leave something to the next one. */
const AGAIN_MS = 60_000;

interface Logger {
  info(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

export interface Retention extends TierRetention {
  /** Attempts are kept for so many months. Undefined: always. */
  attemptsMonths?: number;
  /** The audit is kept for so many days. */
  auditDays: number;
}

export interface Retained {
  /** Tables of months of attempts that were dropped. */
  dropped: string[];
  tierRowsRemoved: number;
  auditRowsRemoved: number;
  /** Whether nothing is left to the next round. */
  isDone: boolean;
}

/** One round over all replicas: months made ahead, and what is no longer kept removed. Undefined where another replica does it. */
export function retain(pool: Pool, retention: Retention, now: Date): Promise<Retained | undefined> {
  return whileAlone(pool, LOCKS.retain, async (client) => {
    await makeMonthsAhead(pool, now);
    const months = retention.attemptsMonths;
    const attempts = await retainAttempts(pool, client, { months, now, derived: TIERS_OF_ATTEMPTS });
    return {
      ...attempts,
      tierRowsRemoved: await retainTiers(pool, retention, now),
      auditRowsRemoved: await retainAudit(pool, retention.auditDays, now),
    };
  });
}

/** Keeps what is to be kept, and no more, at the start and every hour. */
export function startRetaining(pool: Pool, logger: Logger, retention: Retention): { stop(): Promise<void> } {
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const round = async () => {
    clearTimeout(again);
    let isDone = false;
    try {
      const retained = await retain(pool, retention, new Date());
      isDone = retained?.isDone ?? true;
      if (retained && (retained.dropped.length > 0 || retained.tierRowsRemoved + retained.auditRowsRemoved > 0)) {
        logger.info(retained, 'what is no longer kept was removed');
      }
    } catch (error) {
      logger.error({ err: error }, 'what is no longer kept could not be removed; the next try is in a minute');
    }
    if (!isDone && !stopped) {
      again = setTimeout(run, AGAIN_MS);
    }
  };
  const run = () => {
    working = working.then(round);
    return working;
  };
  const task = schedule(EVERY_HOUR, run, { noOverlap: true, suppressMissedWarning: true });
  void run();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(again);
      await task.destroy();
      await working;
    },
  };
}
