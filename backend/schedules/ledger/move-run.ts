import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { RunState } from '../../../contract/run';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { maySee, seenBy } from '../../access/made-things';
import { Principal } from '../../access/principal';
import { recordEvent } from './record-event';

interface Move {
  action: string;
  from: readonly RunState[];
  set: string;
}

const MOVES = {
  /** Makes the files of a run again that failed or was cancelled. Its mails leave once, whenever that was. */
  retry: {
    action: 'retried',
    from: ['failed', 'cancelled', 'planned'],
    set: `state = 'planned', tries = 0, not_before = now(), message = null, finished_at = null`,
  },
  /** What a worker has under way stops within seconds, and leaves nothing. */
  cancel: {
    action: 'cancelled',
    from: ['planned', 'generating', 'stored'],
    set: `state = 'cancelled', lease_token = null, lease_until = null, finished_at = now(), message = null`,
  },
} satisfies Record<string, Move>;
export type RunMove = keyof typeof MOVES;

/** What an operator does to a run. Throws a Problem where its state does not allow it (409). */
export async function moveRun(pool: Pool, runId: string, name: RunMove, principal: Principal): Promise<void> {
  const move: Move = MOVES[name];
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ state: RunState; stored: boolean }>(
      `select state, stored_at is not null as stored from runs
       where run_id = $1 and ${maySee('runs', 2)} for update`,
      [runId, ...seenBy(principal)]
    );
    if (rows.length === 0) {
      throw new Problem(`There is no run ${runId}.`, { status: 404 });
    }
    const [{ state, stored }] = rows;
    if (!move.from.includes(state) || (name === 'retry' && stored)) {
      const instead = stored ? ' Its files are made: send its mails again, or run its window again.' : '';
      throw new Problem(`A run that is ${state} can’t be ${move.action}.${instead}`, { status: 409 });
    }
    await client.query(`update runs set ${move.set} where run_id = $1`, [runId]);
    await recordEvent(client, { runId, event: move.action, message: `By ${principal.name}.` });
    await recordChange(client, {
      changedBy: principal.name,
      kind: 'run',
      id: runId,
      action: move.action,
      before: { state },
      after: { state: name === 'retry' ? 'planned' : 'cancelled' },
    });
  });
}
