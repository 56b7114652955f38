import { Pool, PoolClient } from 'pg';

import { isoInstant } from '../../database/iso-instant';
import { inTransaction } from '../../database/pool';
import { FileStore } from '../generation/file-store';
import { databaseHome } from './database-home';
import { LedgerMark, readMark, writeMark } from './ledger-mark';

interface Beaten {
  ledgerId: string;
  beat: string;
  now: string;
  because: string | null;
}

const WHY_MOVED = `'This database is a copy of the one the service worked with, restored from a dump. ' ||
  'What was sent after the copy was made would be sent again.'`;
const WHY_BEHIND = `'The database knows of nothing after ' || coalesce(to_char(s.ticked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), 'its making') ||
  ', but the service worked with it until ' || to_char($3::timestamptz at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') ||
  '. It was probably restored from a copy: what was sent in between would be sent again.'`;

/**
 * Counts a tick, in the database and in a mark beside the files. A database that was restored is held until an operator
 * says how to go on: one that is not the database its ledger was last in, or that the mark is ahead of. Answers why it is
 * held; undefined: it isn't.
 */
export async function watchLedger(pool: Pool, files: FileStore): Promise<string | undefined> {
  const mark = await readMark(files);
  const home = await databaseHome(pool);
  const { ledgerId, beat, now, because } = await inTransaction(pool, async (client) => {
    // A crash of a server that commits later would else lose a tick the mark has, and hold without need.
    await client.query('set local synchronous_commit = on');
    return beatOnce(client, mark, home);
  });
  if (mark?.ledgerId !== ledgerId || Number(beat) > mark.beat) {
    await writeMark(files, { ledgerId, beat: Number(beat), at: now });
  }
  return because ?? undefined;
}

async function beatOnce(client: PoolClient, mark: LedgerMark | undefined, home: string | undefined): Promise<Beaten> {
  const { rows } = await client.query<Beaten>(
    `update ledger l set beat = l.beat + 1, home = coalesce(l.home, $4),
       held_since = coalesce(l.held_since, case when o.is_behind or o.has_moved then now() end),
       held_because = coalesce(l.held_because, case when o.is_behind then ${WHY_BEHIND} when o.has_moved then ${WHY_MOVED} end)
     from (
       select coalesce(ledger_id = $1::uuid and beat < $2::bigint, false) as is_behind, coalesce(home <> $4, false) as has_moved
       from ledger for update
     ) o, scheduler s
     returning l.ledger_id as "ledgerId", l.beat, ${isoInstant('now()')} as now, l.held_because as because`,
    [mark?.ledgerId ?? null, mark?.beat ?? null, mark?.at ?? null, home ?? null]
  );
  return rows[0];
}
