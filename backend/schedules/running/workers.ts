import { Logger } from 'pino';

import { Problem } from '../../../contract/problem';
import { makeRun, MakingRuns } from '../generation/make-run';
import { ClaimedRun, claimRuns } from './claim-runs';
import { failTry, release } from './end-run';
import { LeaseLost, renewLease } from './lease';

const HEARTBEAT_MS = 5_000;

export interface WorkerLimits {
  /** Runs this process makes at once. */
  atOnce: number;
  /** Of them and those of all replicas, runs of one share. */
  perShare: number;
}

export interface Workers {
  /** Looks for planned runs that may begin. */
  wake(): void;
  /** Gives back what is under way. */
  stop(): Promise<void>;
  /** Resolves when nothing is under way and nothing was found. */
  idle(): Promise<void>;
}

/** Makes planned runs, some at a time, as long as there are any. */
export function startWorkers(making: MakingRuns, worker: string, limits: WorkerLimits, logger: Logger): Workers {
  const { pool } = making;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const look = async () => {
    try {
      do {
        lookAgain = false;
        const count = limits.atOnce - underWay.size;
        const claimed = count > 0 ? await claimRuns(pool, { worker, count, perShare: limits.perShare }) : [];
        claimed.forEach(begin);
        lookAgain ||= claimed.length > 0;
      } while (lookAgain && !stopping.signal.aborted);
    } catch (error) {
      logger.warn({ err: error }, 'no runs could be claimed; the next tick tries again');
    }
  };
  const wake = () => {
    lookAgain = true;
    if (!looking && !stopping.signal.aborted) {
      looking = look().finally(() => (looking = undefined));
    }
  };
  const begin = (run: ClaimedRun) => {
    const making_ = work(making, run, stopping.signal, logger).finally(() => {
      underWay.delete(making_);
      wake();
    });
    underWay.add(making_);
  };

  return {
    wake,
    idle: async () => {
      while (looking || underWay.size > 0) {
        await Promise.all([looking, ...underWay]);
      }
    },
    stop: async () => {
      stopping.abort();
      await looking;
      await Promise.all(underWay);
    },
  };
}

/** Makes one run, keeping its lease; whatever happens is in the ledger, unless another worker has the run by then. */
async function work(making: MakingRuns, run: ClaimedRun, stopping: AbortSignal, logger: Logger): Promise<void> {
  const { pool } = making;
  const lost = new AbortController();
  let rows = 0;
  const heartbeat = setInterval(() => {
    renewLease(pool, run, rows).catch((error: unknown) => {
      if (error instanceof LeaseLost) {
        lost.abort(error);
      }
    });
  }, HEARTBEAT_MS);
  const about = { run: run.runId, schedule: run.scheduleId };
  try {
    const signal = AbortSignal.any([lost.signal, stopping]);
    const outcome = await makeRun(making, run, { signal, progress: (written) => (rows = written) });
    logger.info({ ...about, rows }, `run ${outcome}`);
  } catch (error) {
    await (error instanceof LeaseLost || lost.signal.aborted
      ? logger.info(about, 'the run was cancelled or taken over')
      : endTry(making, run, error, { stopping, logger }));
  } finally {
    clearInterval(heartbeat);
  }
}

async function endTry(
  { pool }: MakingRuns,
  run: ClaimedRun,
  error: unknown,
  { stopping, logger }: { stopping: AbortSignal; logger: Logger }
): Promise<void> {
  const about = { run: run.runId, schedule: run.scheduleId };
  try {
    if (stopping.aborted) {
      await release(pool, run);
      return;
    }
    const state = await failTry(pool, run, error);
    logger.warn(
      { ...about, err: error instanceof Problem ? undefined : error, reason: String(error) },
      state === 'failed' ? 'a run could not be made' : 'a run could not be made; it is tried again'
    );
  } catch (failure) {
    // Its lease ends by itself, and another worker takes the run over.
    logger.warn({ ...about, err: failure }, 'the end of a try could not be noted');
  }
}
