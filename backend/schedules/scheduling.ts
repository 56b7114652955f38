import { randomBytes } from 'crypto';
import { schedule } from 'node-cron';
import { hostname } from 'os';
import { Logger } from 'pino';

import { Problem } from '../../contract/problem';
import { MakingRuns } from './generation/make-run';
import { retainFiles, FileRetention } from './generation/retain-files';
import { watchLedger } from './hold/watch-ledger';
import { forgetInstance, noteInstance } from './ledger/note-instance';
import { watchClock } from './planning/clock-guard';
import { planDue } from './planning/plan-due';
import { renewRules } from './planning/renew-rules';
import { endDelivered, settleDeliveries } from './running/settle-deliveries';
import { takeOver } from './running/sweep';
import { startWorkers, WorkerLimits } from './running/workers';

const EVERY_10_SECONDS = '*/10 * * * * *';
const WATCHDOG = { everyMs: 15_000, silentMs: 25_000 };
const RETAIN_EVERY_MS = 10 * 60_000;

export interface SchedulingOptions extends MakingRuns {
  limits: WorkerLimits;
  retention: FileRetention;
  logger: Logger;
  /** node-cron has been seen to fall silent: a plain timer looks every so often whether the tick has not come for so long. */
  watchdog?: { everyMs: number; silentMs: number };
}

export interface Scheduling {
  /** What this replica is called wherever it holds something. */
  worker: string;
  /** Looks for what is due, at once; harmless at any time, and on any number of replicas together. */
  tick(): Promise<void>;
  /** Looks for runs that were planned by hand. */
  wake(): void;
  /** Ends a run at once where all its mails have come to an end. */
  settled(runId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Wall-clock times of schedules are reckoned in their own zones; those of this process must be no zone's. */
export function assertUtc(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!/^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal)$/.test(zone)) {
    throw new Problem(
      `The service runs in the time zone ${zone}. Start it with TZ=UTC: timers lose ticks where the clock changes. ` +
        'Schedules keep their own zones.'
    );
  }
}

/** Plans and makes runs, beside any number of replicas that do the same. */
export async function startScheduling(options: SchedulingOptions): Promise<Scheduling> {
  assertUtc();
  const { pool, logger, watchdog = WATCHDOG } = options;
  const worker = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const workers = startWorkers(options, worker, options.limits, logger);
  const renewed = await renewRules(pool);
  if (renewed > 0) {
    logger.info({ schedules: renewed }, 'next slots were reckoned anew by other time zone rules');
  }

  let stopped = false;
  let tickedAt = Date.now();
  let retainedAt = 0;
  let ticking: Promise<void> | undefined;
  const once = async () => {
    tickedAt = Date.now();
    try {
      await tickOnce(options, worker, () => stopped);
      workers.wake();
      if (Date.now() - retainedAt > RETAIN_EVERY_MS) {
        retainedAt = Date.now();
        await retainFiles(pool, options.files, options.retention);
      }
    } catch (error) {
      logger.error({ err: error }, 'schedules could not be looked at; the next try is in 10 s');
    }
  };
  const tick = () => (ticking ??= once().finally(() => (ticking = undefined)));

  const task = schedule(EVERY_10_SECONDS, tick, { suppressMissedWarning: true, timezone: 'UTC' });
  const watching = setInterval(() => {
    if (Date.now() - tickedAt > watchdog.silentMs) {
      void tick();
    }
  }, watchdog.everyMs);
  await watchLedger(pool, options.files);
  void tick();
  return {
    worker,
    tick,
    wake: workers.wake,
    settled: (runId) => endDelivered(pool, [runId]),
    stop: async () => {
      stopped = true;
      clearInterval(watching);
      await task.destroy();
      await ticking;
      await workers.stop();
      await forgetInstance(pool, worker).catch(() => undefined);
    },
  };
}

async function tickOnce(
  { pool, files, logger }: SchedulingOptions,
  worker: string,
  isOver: () => boolean
): Promise<void> {
  await noteInstance(pool, worker);
  const held = await watchLedger(pool, files);
  if (held) {
    logger.warn({ because: held }, 'held: nothing is planned, made or sent until an administrator releases it');
    return;
  }
  const leap = await watchClock(pool);
  if (leap) {
    logger.warn({ leap: leap.by }, 'the clock has leapt, or no replica ran: nothing is planned until the next tick');
    return;
  }
  await takeOver(pool);
  const { schedules, runs } = await planDue(pool, isOver);
  if (schedules > 0) {
    logger.info({ schedules, runs }, 'runs planned');
  }
  await settleDeliveries(pool);
}
