import { startRefreshing } from '../../backend/rollups/refresh-worker';
import { createPool } from '../../backend/database/pool';
import { keepWriting } from './writers';

/** A program to be killed: keeps the rollups up to date, and with a seed writes attempts meanwhile, as a service does. */
const [url, seed] = process.argv.slice(2);
const pool = createPool(url, { application_name: `trunkline-test-${process.pid}` });
startRefreshing(pool, { warn: (_detail, message) => process.stderr.write(`${message}\n`) }, { everyMs: 20 });
if (seed) {
  for (const writer of [1, 2]) {
    void keepWriting(pool, { seed: Number(seed) + writer, isOver: () => false, steps: new Map() });
  }
}
process.stdout.write('started\n');
