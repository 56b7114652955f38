import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { SkipReason } from '../../../contract/run';
import { databaseProblem } from '../../database/database-problem';
import { recordEvent } from '../ledger/record-event';
import { ClaimedRun } from './claim-runs';
import { endingLease } from './lease';

/** Tries of one run, those that ended with the worker included: a report that kills its worker does not go on for ever. */
export const MOST_TRIES = 5;
/** Minutes until the next try. */
const WAITS = [1, 5, 15, 60];

const SET_FREE = 'lease_token = null, lease_until = null';

/** What a run that could not be made says of it, and whether another try may help. */
export function describeFailure(error: unknown): { message: string; retryable: boolean } {
  const known = error instanceof Problem ? error : databaseProblem(error);
  if (known) {
    return { message: known.message, retryable: known.status >= 499 };
  }
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { message: 'The disk for files is full. Make room, or keep files for a shorter time.', retryable: true };
    case 'EACCES':
    case 'EROFS':
      return {
        message: 'The directory for files can’t be written to. Its owner must be the service.',
        retryable: true,
      };
    default:
      return { message: `Something failed while the run was made: ${message ?? String(error)}.`, retryable: true };
  }
}

/** Notes that a try failed, and plans the next one, or gives the run up. */
export async function failTry(pool: Pool, run: ClaimedRun, error: unknown): Promise<'planned' | 'failed'> {
  const { message, retryable } = describeFailure(error);
  const wait = retryable && run.tries < MOST_TRIES ? WAITS[Math.min(run.tries, WAITS.length) - 1] : undefined;
  await endingLease(pool, run, async (client) => {
    await client.query(
      `update runs set ${SET_FREE}, message = $2, state = case when $3::int is null then 'failed' else 'planned' end,
         not_before = now() + make_interval(mins => coalesce($3, 0)), finished_at = case when $3 is null then now() end
       where run_id = $1`,
      [run.runId, message, wait ?? null]
    );
    const event = wait === undefined ? 'failed' : 'will be tried again';
    await recordEvent(client, { runId: run.runId, event, message });
  });
  return wait === undefined ? 'failed' : 'planned';
}

/** Gives a run back that waits for something; this was no try. */
export async function postpone(
  pool: Pool,
  run: ClaimedRun,
  { message, minutes }: { message: string; minutes: number }
) {
  await endingLease(pool, run, async (client) => {
    await client.query(
      `update runs set ${SET_FREE}, message = $2, state = 'planned', tries = tries - 1,
         not_before = now() + make_interval(mins => $3) where run_id = $1`,
      [run.runId, message, minutes]
    );
    await recordEvent(client, { runId: run.runId, event: 'waits', message });
  });
}

/** Gives a run back that was begun when the service stopped; this was no try. */
export async function release(pool: Pool, run: ClaimedRun): Promise<void> {
  await endingLease(pool, run, async (client) => {
    await client.query(`update runs set ${SET_FREE}, state = 'planned', tries = tries - 1 where run_id = $1`, [
      run.runId,
    ]);
    await recordEvent(client, { runId: run.runId, event: 'released', message: 'The service stopped.' });
  });
}

export async function skipRun(pool: Pool, run: ClaimedRun, reason: SkipReason): Promise<void> {
  await endingLease(pool, run, async (client) => {
    await client.query(
      `update runs set ${SET_FREE}, state = 'skipped', skip_reason = $2, rows = 0, finished_at = now() where run_id = $1`,
      [run.runId, reason]
    );
    await recordEvent(client, { runId: run.runId, event: 'skipped', message: reason });
  });
}
