import path from 'path';

import { FileRetention } from './schedules/generation/retain-files';
import { WorkerLimits } from './schedules/running/workers';
import { wholeNumber } from './storage-settings';

const USUAL_DAYS = 90;
const USUAL_GIGABYTES = 20;
const GIGABYTE = 1_000_000_000;
const USUAL_AT_ONCE = 4;

export interface ScheduleSettings {
  /** Where runs keep their files. Replicas share it. */
  filesDirectory: string;
  fileRetention: FileRetention;
  runs: WorkerLimits;
}

/** How runs are made, and how long their files are kept. */
export function readScheduleSettings(environment: NodeJS.ProcessEnv): ScheduleSettings {
  const atOnce = wholeNumber(environment, 'TRUNKLINE_RUNS_AT_ONCE', 'runs', 100) ?? USUAL_AT_ONCE;
  const gigabytes = wholeNumber(environment, 'TRUNKLINE_KEEP_FILES_GB', 'gigabytes', 1_000_000) ?? USUAL_GIGABYTES;
  return {
    filesDirectory: environment.TRUNKLINE_FILES_DIR || path.join(environment.TRUNKLINE_STATE || '.trunkline', 'files'),
    fileRetention: {
      days: wholeNumber(environment, 'TRUNKLINE_KEEP_FILES_DAYS', 'days', 36_500) ?? USUAL_DAYS,
      bytes: gigabytes * GIGABYTE,
    },
    runs: { atOnce, perShare: Math.max(1, Math.floor(atOnce / 2)) },
  };
}
