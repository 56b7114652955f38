import { Problem } from '../../../contract/problem';
import { Backfill } from '../../../contract/sources';
import { Source } from '../../calls/source';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { pulledSwitch } from '../pulled-switches';

const COLUMNS = `backfill_id as "backfillId", ${isoInstant('from_at')} as "from", ${isoInstant('to_at')} as "to",
  ${isoInstant('read_to')} as "readTo", state, received::int, loaded::int, replaced::int, rejected::int,
  (extract(epoch from read_to - from_at) / extract(epoch from to_at - from_at))::float8 as progress,
  requested_by as "requestedBy", ${isoInstant('requested_at')} as "requestedAt"`;
const MOST_WAITING = 20;

/** Asks for all calls of a range to be read again. Throws a Problem for a range that is none, or a source that can't. */
export async function requestBackfill(
  db: Queryable,
  source: Source,
  { from, to, requestedBy }: { from: string; to: string; requestedBy: string }
): Promise<Backfill> {
  if (!pulledSwitch(source.kind).withSettings(source.settings).readsRanges) {
    throw new Problem(`The calls of ${source.name} can't be read by time: its rows have no index by it.`, {
      field: 'source',
    });
  }
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(start < end)) {
    throw new Problem('from must be an instant before to, such as 2026-11-01T00:00:00Z.', { field: 'from' });
  }
  const waiting = (await listBackfills(db, source)).filter(({ state }) => state === 'waiting');
  if (waiting.length >= MOST_WAITING) {
    throw new Problem(`${MOST_WAITING} ranges of ${source.name} are waiting already. Ask again when some are read.`, {
      status: 409,
    });
  }
  const { rows } = await db.query<Backfill>(
    `insert into backfills (source_id, from_at, to_at, read_to, requested_by) values ($1, $2, $3, $2, $4)
     returning ${COLUMNS}`,
    [source.sourceId, new Date(start).toISOString(), new Date(end).toISOString(), requestedBy]
  );
  return rows[0];
}

/** The ranges of a source that were asked for, the newest first. */
export async function listBackfills(db: Queryable, { sourceId }: Source): Promise<Backfill[]> {
  const { rows } = await db.query<Backfill>(
    `select ${COLUMNS} from backfills where source_id = $1 order by backfill_id desc limit 100`,
    [sourceId]
  );
  return rows;
}

/** Ends one that is not through; what it stored stays. Throws a Problem (404) where there is none. */
export async function cancelBackfill(db: Queryable, { sourceId, name }: Source, id: string): Promise<void> {
  const { rowCount } = await db.query(
    `update backfills set state = 'cancelled', finished_at = now()
     where source_id = $1 and backfill_id = $2 and state = 'waiting'`,
    [sourceId, id]
  );
  if (rowCount === 0) {
    throw new Problem(`${name} has no range of that number that is still to be read.`, { status: 404 });
  }
}
