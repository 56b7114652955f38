import { Pool, PoolClient } from 'pg';

import { inTransaction, Queryable } from '../../database/pool';
import { ClaimedRun, LEASE_S } from './claim-runs';

/** The run was cancelled, or is another worker's by now: its work is to be dropped. */
export class LeaseLost extends Error {
  constructor() {
    super('The run is no longer of this worker.');
    this.name = 'LeaseLost';
  }
}

/** Throws LeaseLost unless the run is still this worker's. */
export function assertHeld(rowCount: number | null): void {
  if (rowCount === 0) {
    throw new LeaseLost();
  }
}

type Held = Pick<ClaimedRun, 'runId' | 'leaseToken'>;

/** Keeps the run for another while, and shows how far it is. */
export async function renewLease(db: Queryable, { runId, leaseToken }: Held, progressRows: number): Promise<void> {
  const { rowCount } = await db.query(
    `update runs set lease_until = now() + make_interval(secs => ${LEASE_S}), progress_rows = $3
     where run_id = $1 and lease_token = $2 and state = 'generating'`,
    [runId, leaseToken, progressRows]
  );
  assertHeld(rowCount);
}

/** Runs `work` in a transaction that ends the lease: all it writes is stored while the run is this worker's, or nothing. */
export function endingLease<T>(
  pool: Pool,
  { runId, leaseToken }: Held,
  work: (client: PoolClient) => Promise<T>
): Promise<T> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `select from runs where run_id = $1 and lease_token = $2 and state = 'generating' for update`,
      [runId, leaseToken]
    );
    assertHeld(rowCount);
    return work(client);
  });
}
