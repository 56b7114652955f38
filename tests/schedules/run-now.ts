import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { Pool } from 'pg';

import { createLogger } from '../../backend/logger';
import { someone } from '../access/someone';
import { FileStore } from '../../backend/schedules/generation/file-store';
import { MakingRuns } from '../../backend/schedules/generation/make-run';
import { produceJob } from '../../backend/schedules/generation/produce-job';
import { startWorkers, WorkerLimits } from '../../backend/schedules/running/workers';

export interface Maker extends MakingRuns {
  directory: string;
  /** Makes all that may begin, and ends. */
  makeAll(worker?: string, limits?: Partial<WorkerLimits>): Promise<void>;
  remove(): void;
}

export interface TemporaryStore {
  directory: string;
  files: FileStore;
}

export function temporaryStore(): TemporaryStore {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-files-'));
  return { directory, files: new FileStore(directory) };
}

/** Makes runs as the service does, into a directory of its own. */
export function runMaker(pool: Pool, changes: Partial<MakingRuns & TemporaryStore> = {}): Maker {
  const { directory, files, ...others } = { ...(changes.files ? {} : temporaryStore()), ...changes } as TemporaryStore;
  const making: MakingRuns = {
    pool,
    files,
    produce: produceJob,
    principalOf: ({ name }) => Promise.resolve(someone(name, 'editor')),
    ...others,
  };
  return {
    ...making,
    directory,
    makeAll: async (worker = 'test', limits = {}) => {
      const logger = createLogger(process.env.TEST_LOG_LEVEL ?? 'silent');
      const workers = startWorkers(making, worker, { atOnce: 3, perShare: 3, ...limits }, logger);
      workers.wake();
      await workers.idle();
      await workers.stop();
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
