import { randomUUID } from 'crypto';
import { Pool } from 'pg';
import { Counter, Registry } from 'prom-client';

import { GAP_KIND } from '../../../contract/audit';
import { addedReads, FoldedReads, foldedRead, NotedRead } from './noted-read';
import { storeReads } from './store-reads';

/** Rows that wait to be stored, each standing for any number of reads that are the same. */
const MOST_WAITING = 5_000;
const ROWS_AT_A_TIME = 500;
const EVERY_MS = 2_000;

interface Logger {
  error(detail: object, message: string): void;
}

/** Who read what, written to the database after the answers and apart from them. */
export interface ReadAudit {
  /** Takes no time and never fails: what can't be kept is counted, logged and, once there is room, a row of its own. */
  note(read: NotedRead): void;
  /** Stores what was noted until now. */
  settle(): Promise<void>;
  /** Stores what was noted, and no more from then on. */
  stop(): Promise<void>;
}

interface Options {
  pool: Pool;
  registry: Registry;
  logger: Logger;
  mostWaiting?: number;
  now?: () => Date;
}

export function startReadAudit({
  pool,
  registry,
  logger,
  mostWaiting = MOST_WAITING,
  now = () => new Date(),
}: Options): ReadAudit {
  const waiting = new Map<string, FoldedReads>();
  const lost = new Counter({
    name: 'trunkline_audit_reads_lost_total',
    help: 'Reads the audit could not keep.',
    registers: [registry],
  });
  let untold = 0;
  let working: Promise<void> = Promise.resolve();

  const add = (read: FoldedReads): boolean => {
    const key = `${read.hour} ${read.fold}`;
    const known = waiting.get(key);
    if (!known && waiting.size >= mostWaiting) {
      return false;
    }
    waiting.set(key, known ? addedReads(known, read) : read);
    return true;
  };
  const lose = (times: number) => {
    lost.inc(times);
    untold += times;
  };

  const storeWaiting = async () => {
    while (waiting.size > 0) {
      const taken = [...waiting].slice(0, ROWS_AT_A_TIME);
      taken.forEach(([key]) => waiting.delete(key));
      const reads = taken.map(([, read]) => read);
      try {
        await storeReads(pool, reads);
      } catch (error) {
        reads.filter((read) => !add(read)).forEach(({ times }) => lose(times));
        throw error;
      }
    }
  };
  const tellOfLost = async () => {
    const times = untold;
    if (times > 0) {
      await storeReads(pool, [gap(times, now())]);
      untold -= times;
      logger.error({ lost: times }, 'the audit could not keep reads: too many waited to be stored');
    }
  };
  const store = async () => {
    try {
      await storeWaiting();
      await tellOfLost();
    } catch (error) {
      const state = { err: error, waiting: waiting.size, lost: untold };
      logger.error(state, "the audit of reads can't be stored; the next try is soon");
    }
  };
  const settle = () => {
    working = working.then(store);
    return working;
  };
  const timer = setInterval(() => void settle(), EVERY_MS).unref();

  return {
    note: (read) => {
      if (!add(foldedRead(read, now()))) {
        lose(1);
      }
    },
    settle,
    stop: async () => {
      clearInterval(timer);
      await settle();
      const times = [...waiting.values()].reduce((sum, read) => sum + read.times, untold);
      if (times > 0) {
        logger.error({ lost: times }, 'the service stopped before the audit of reads was stored');
      }
    },
  };
}

/** Stands for reads that are missing. */
function gap(times: number, at: Date): FoldedReads {
  const by = { name: 'trunkline', role: null };
  const nothing = foldedRead({ by, action: 'asked', kind: 'file', subject: '', outcome: 'failed' }, at);
  return { ...nothing, fold: `${GAP_KIND} ${randomUUID()}`, kind: GAP_KIND, action: 'not kept', times };
}
