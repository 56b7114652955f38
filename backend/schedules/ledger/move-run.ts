import { Pool, PoolClient } from 'pg';

import { Problem } from '../../../contract/problem';
import { RunState } from '../../../contract/run';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { maySee, seenBy } from '../../access/made-things';
import { Principal } from '../../access/principal';
import { handOverStored } from '../generation/hand-over';
import { recordEvent } from './record-event';

const FROM = {
  retry: ['failed', 'cancelled', 'planned'],
  cancel: ['planned', 'generating', 'stored'],
} satisfies Record<string, readonly RunState[]>;
export type RunMove = keyof typeof FROM;

const ACTIONS: Record<RunMove, string> = { retry: 'retried', cancel: 'cancelled' };

interface RunBefore {
  state: RunState;
  isStored: boolean;
  hasMails: boolean;
  lacksFiles: boolean;
}

/** What an operator does to a run. Throws a Problem where its state does not allow it (409). */
export async function moveRun(pool: Pool, runId: string, move: RunMove, principal: Principal): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<RunBefore>(
      `select state, stored_at is not null as "isStored",
         exists (select from deliveries join mails using (mail_id, run_id) where run_id = $1 and purpose <> 'notice') as "hasMails",
         exists (select from run_files where run_id = $1 and removed_at is not null) as "lacksFiles"
       from runs where run_id = $1 and ${maySee('runs', 2)} for update`,
      [runId, ...seenBy(principal)]
    );
    if (rows.length === 0) {
      throw new Problem(`There is no run ${runId}.`, { status: 404 });
    }
    const [before] = rows;
    assertMove(move, before);
    await recordEvent(client, { runId, event: ACTIONS[move], message: `By ${principal.name}.` });
    const after = await MOVES[move](client, runId, before);
    await recordChange(client, {
      by: principal,
      kind: 'run',
      id: runId,
      action: ACTIONS[move],
      before: { state: before.state },
      after: { state: after },
    });
  });
}

function assertMove(move: RunMove, { state, isStored, hasMails, lacksFiles }: RunBefore): void {
  const from: readonly RunState[] = FROM[move];
  const isSpent = move === 'retry' && isStored && (hasMails || lacksFiles);
  if (from.includes(state) && !isSpent) {
    return;
  }
  const instead = lacksFiles
    ? ' Its files are kept no longer: run its window again.'
    : ' Its files are made: send its mails again, or run its window again.';
  throw new Problem(`A run that is ${state} can’t be ${ACTIONS[move]}.${isStored ? instead : ''}`, { status: 409 });
}

const MOVES: Record<RunMove, (client: PoolClient, runId: string, before: RunBefore) => Promise<RunState>> = {
  /** Makes the files of a run that has none; mails those of a run that has them. Its mails leave once, whenever that was. */
  retry: async (client, runId, { isStored }) => {
    const state = isStored ? 'stored' : 'planned';
    await client.query(
      `update runs set state = $2, tries = 0, not_before = now(), message = null, finished_at = null where run_id = $1`,
      [runId, state]
    );
    if (isStored) {
      await handOverStored(client, runId);
    }
    return state;
  },
  /** What a worker has under way stops within seconds, and leaves nothing. */
  cancel: async (client, runId) => {
    await client.query(
      `update runs set state = 'cancelled', lease_token = null, lease_until = null, finished_at = now(), message = null
       where run_id = $1`,
      [runId]
    );
    return 'cancelled';
  },
};
