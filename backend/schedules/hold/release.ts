import { Pool, PoolClient } from 'pg';

import { Problem } from '../../../contract/problem';
import { releaseSchema } from '../../../contract/scheduler';
import { recordChange } from '../../database/audit';
import { inTransaction } from '../../database/pool';
import { Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { FileStore } from '../generation/file-store';
import { planSome } from '../planning/plan-due';
import { databaseHome } from './database-home';
import { readMark } from './ledger-mark';

/** Runs made after the copy had numbers this database does not know of. Message ids are made of them: none comes twice. */
const NUMBERS_LEFT_OUT = 1_000_000;
const LEFT = 'The database was restored, and an administrator chose to send nothing of before again.';

/**
 * Lets a held ledger go on: with what is due, or without it. Left is what waits in the ledger and the outbox, and each
 * window that is due by now; it can be run again one by one. Throws a Problem where nothing is held (409).
 */
export async function releaseLedger(pool: Pool, files: FileStore, input: unknown, by: Principal): Promise<void> {
  const { due } = readInput(releaseSchema, input);
  const mark = await readMark(files);
  const home = await databaseHome(pool);
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ because: string | null }>(
      'select held_because as because from ledger for update'
    );
    const [{ because }] = rows;
    if (because === null) {
      throw new Problem('Nothing is held: the service plans, makes and sends.', { status: 409 });
    }
    if (due === 'leave') {
      await leaveWaiting(client);
    }
    await client.query(
      `select setval(pg_get_serial_sequence('runs', 'run_id'), coalesce(max(run_id), 0) + ${NUMBERS_LEFT_OUT}) from runs`
    );
    await client.query(
      `update ledger set held_since = null, held_because = null, beat = greatest(beat, $1::bigint), home = coalesce($2, home)`,
      [mark?.beat ?? null, home ?? null]
    );
    const change = { by, kind: 'setting' as const, id: 'ledger', action: 'released' };
    await recordChange(client, { ...change, before: { because }, after: { due } });
  });
}

async function leaveWaiting(client: PoolClient): Promise<void> {
  await client.query(
    `update deliveries set state = 'cancelled', finished_at = now(), answer = $1, phase = null, lease_until = null, lease_token = null
     where state in ('queued', 'sending')`,
    [LEFT]
  );
  await client.query(
    `with ended as (
       update runs set state = 'cancelled', finished_at = now(), message = $1, lease_token = null, lease_until = null
       where state in ('planned', 'generating', 'stored') returning run_id
     )
     insert into run_events (run_id, event, message) select run_id, 'cancelled', $1 from ended`,
    [LEFT]
  );
  for (let schedules = 1; schedules > 0;) {
    ({ schedules } = await planSome(client, 'restored'));
  }
}
