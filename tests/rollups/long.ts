import { Pool } from 'pg';

import { createPool } from '../../backend/database/pool';
import { migrate } from '../../backend/database/migrate';
import { refreshAll } from '../../backend/rollups/refresh-worker';
import { readTiers } from '../../backend/rollups/tier-tables';
import { verifyRange } from '../../backend/rollups/verify-range';
import { ZONES } from './questions';
import { prepare, storm, StormOptions, StormResult } from './storm';

const EVERYTHING = { from: '2024-10-01T00:00:00Z', to: '2024-11-04T00:00:00Z' };

/** How many buckets of all tiers differ from their attempts once all is quiet; none may wait any longer. */
async function countDifferentBuckets(pool: Pool): Promise<number> {
  await refreshAll(pool);
  const checks = await verifyRange(pool, { span: EVERYTHING, tiers: await readTiers(pool) });
  return checks.reduce((sum, { different, notClean }) => sum + different + notClean, 0);
}

export interface RoundResult extends StormResult {
  /** Found by the check of all buckets once the storm was over. */
  differentBuckets: number;
}

/** One storm on an empty database. */
export async function round(options: StormOptions): Promise<RoundResult> {
  const pool = createPool(options.url, { max: 20 });
  try {
    await migrate(pool);
    await prepare(pool, { seed: options.seed, zones: ZONES });
    const result = await storm(pool, options);
    return { ...result, differentBuckets: await countDifferentBuckets(pool) };
  } finally {
    await pool.end();
  }
}
