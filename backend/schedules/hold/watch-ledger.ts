import { Pool, PoolClient } from 'pg';

import { isoInstant } from '../../database/iso-instant';
import { inTransaction } from '../../database/pool';
import { FileStore } from '../generation/file-store';
import { LedgerMark, readMark, writeMark } from './ledger-mark';

interface Beaten {
  ledgerId: string;
  beat: string;
  now: string;
  because: string | null;
}

const WHY = `'The database knows of nothing after ' || coalesce(to_char(s.ticked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), 'its making') ||
  ', but the service worked with it until ' || to_char($3::timestamptz at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') ||
  '. It was probably restored from a copy: what was sent in between would be sent again.'`;

/**
 * Counts a tick, in the database and in a mark beside the files. Where the mark is ahead of the database, that is older
 * than what was done with it, and is held until an operator says how to go on. Answers why it is held; undefined: it isn't.
 */
export async function watchLedger(pool: Pool, files: FileStore): Promise<string | undefined> {
  const mark = await readMark(files);
  const { ledgerId, beat, now, because } = await inTransaction(pool, async (client) => {
    // A crash of a server that commits later would else lose a tick the mark has, and hold without need.
    await client.query('set local synchronous_commit = on');
    return beatOnce(client, mark);
  });
  if (mark?.ledgerId !== ledgerId || Number(beat) > mark.beat) {
    await writeMark(files, { ledgerId, beat: Number(beat), at: now });
  }
  return because ?? undefined;
}

async function beatOnce(client: PoolClient, mark: LedgerMark | undefined): Promise<Beaten> {
  const { rows } = await client.query<Beaten>(
    `update ledger l set beat = l.beat + 1,
       held_since = coalesce(l.held_since, case when o.is_behind then now() end),
       held_because = coalesce(l.held_because, case when o.is_behind then ${WHY} end)
     from (select coalesce(ledger_id = $1::uuid and beat < $2::bigint, false) as is_behind from ledger for update) o, scheduler s
     returning l.ledger_id as "ledgerId", l.beat, ${isoInstant('now()')} as now, l.held_because as because`,
    [mark?.ledgerId ?? null, mark?.beat ?? null, mark?.at ?? null]
  );
  return rows[0];
}
