import { randomUUID } from 'crypto';
import { hostname } from 'os';
import { Pool } from 'pg';
import { Logger } from 'pino';

import { OpenFile } from './message/open-file';
import { Claimed, claimDeliveries } from './outbox/claim';
import { deliverOne } from './outbox/deliver-one';
import { releaseLeases, renewLeases } from './outbox/lease';
import { settle, Settlement } from './outbox/settle';
import { sweepLeases } from './outbox/sweep';
import { MailSecrets } from './server/mail-server';
import { SessionOptions, USUAL_TIMEOUTS } from './smtp/session';
import { createSessionPool } from './smtp/session-pool';

export interface DeliveringOptions {
  pool: Pool;
  logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  mail: MailSecrets;
  openFile: OpenFile;
  /** What this replica is called in its leases. */
  worker?: string;
  /** Hears of each mail that came to an end, once that is stored. */
  settled?: (runId: string) => Promise<void>;
  /** Messages one replica sends at once. */
  atOnce?: number;
  leaseMs?: number;
  pollMs?: number;
  attemptMs?: number;
  /** What is under way may end within it when the service stops. */
  graceMs?: number;
  session?: SessionOptions;
}

export interface Delivering {
  /** Claims no more, lets what is under way end, then releases it. */
  stop(): Promise<void>;
}

const AT_ONCE = 8;
const LEASE_MS = 60_000;
const POLL_MS = 1_000;
const ATTEMPT_MS = 15 * 60_000;
const GRACE_MS = 30_000;
/** The last resort: what still says nothing after everything was cut off. */
const LAST_RESORT_MS = 3_000;
const SETTLE_AGAIN_MS = [200, 1_000, 2_000, 5_000, 10_000, 20_000];

/** Sends what is in the outbox. Any number of replicas share it. */
export function startDelivering(options: DeliveringOptions): Delivering {
  const { pool, logger, leaseMs = LEASE_MS, atOnce = AT_ONCE, pollMs = POLL_MS } = options;
  const { worker = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}` } = options;
  const cut = new AbortController();
  const sessions = createSessionPool(options.session ?? { timeouts: USUAL_TIMEOUTS });
  const context = {
    ...options,
    sessions,
    leaseMs,
    attemptMs: options.attemptMs ?? ATTEMPT_MS,
    stopping: cut.signal,
  };
  const underWay = new Map<string, Promise<void>>();
  let stopped = false;
  let afterShare = '';
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const send = async (claimed: Claimed) => {
    try {
      const settlement = await deliverOne(claimed, context);
      if (settlement) {
        await settleInTheEnd(claimed, settlement);
        if (settlement.state !== 'queued') {
          await options.settled?.(claimed.runId);
        }
      }
    } catch (error) {
      logger.warn({ err: error, delivery: claimed.deliveryId }, 'a delivery was left to its lease');
    } finally {
      underWay.delete(claimed.token);
      wake();
    }
  };
  const settleInTheEnd = async (claimed: Claimed, settlement: Settlement) => {
    for (const waitMs of [...SETTLE_AGAIN_MS, undefined]) {
      try {
        const held = await settle(pool, claimed, settlement);
        const { outcome, answer } = settlement;
        logger.info(
          { delivery: claimed.deliveryId, attempt: claimed.attempt, outcome, answer, held },
          'a mail was tried'
        );
        return;
      } catch (error) {
        if (waitMs === undefined) {
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  };
  const claimSome = async () => {
    while (!stopped && underWay.size < atOnce) {
      const claimed = await claimDeliveries(pool, { worker, most: atOnce - underWay.size, leaseMs, afterShare });
      if (claimed.length === 0) {
        return;
      }
      afterShare = claimed.map(({ share }) => share).reduce((one, other) => (one > other ? one : other));
      for (const one of claimed) {
        underWay.set(one.token, send(one));
      }
    }
  };
  const tick = async () => {
    try {
      await claimSome();
    } catch (error) {
      logger.warn({ err: error }, 'the outbox could not be read; mails wait');
    }
  };
  const run = () => {
    clearTimeout(timer);
    round = tick().then(() => {
      if (!stopped) {
        timer = setTimeout(run, pollMs);
      }
    });
  };
  let woken = false;
  const wake = () => {
    if (woken || stopped) {
      return;
    }
    woken = true;
    void round.then(() => {
      woken = false;
      if (!stopped) {
        run();
      }
    });
  };

  const keepLeases = repeat(leaseMs / 4, logger, async () => {
    if (underWay.size > 0) {
      await renewLeases(pool, [...underWay.keys()], leaseMs);
    }
  });
  const sweeping = repeat(Math.min(leaseMs / 4, 5_000), logger, async () => {
    const swept = await sweepLeases(pool);
    if (swept.queued + swept.unknown + swept.failed > 0) {
      logger.warn(swept, 'mails were taken back from workers that ended');
      wake();
    }
  });
  run();

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
      const all = () => Promise.all(underWay.values());
      await Promise.race([all(), pause(options.graceMs ?? GRACE_MS)]);
      cut.abort();
      await Promise.race([all(), pause(LAST_RESORT_MS)]);
      await releaseLeases(pool, [...underWay.keys()]).catch((error: unknown) =>
        logger.warn({ err: error }, 'mails were left to their leases')
      );
      await Promise.all([keepLeases.stop(), sweeping.stop()]);
      sessions.close();
    },
  };
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

function repeat(everyMs: number, logger: DeliveringOptions['logger'], work: () => Promise<void>) {
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const once = () => {
    if (isRunning) {
      return;
    }
    isRunning = true;
    running = work()
      .catch((error: unknown) => logger.warn({ err: error }, 'the leases of mails could not be kept'))
      .finally(() => {
        isRunning = false;
      });
  };
  once();
  const timer = setInterval(once, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
