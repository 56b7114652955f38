import { Queryable } from '../../database/pool';
import { FoldedReads } from './noted-read';

const COLUMNS = `hour timestamptz, fold text, first_at timestamptz, last_at timestamptz, times bigint, read_by text, org text,
  role text, action text, kind text, subject text, outcome text, question jsonb, window_from timestamptz,
  window_to timestamptz, rows bigint`;
const NAMES = COLUMNS.split(',')
  .map((column) => column.trim().split(' ')[0])
  .join(', ');

/** Adds reads to those of their hour that are the same. In one order everywhere, so that replicas never wait for each other in a circle. */
export async function storeReads(db: Queryable, reads: readonly FoldedReads[]): Promise<void> {
  await db.query(
    `insert into audit_reads (${NAMES})
     select ${NAMES} from jsonb_to_recordset($1::jsonb) as read (${COLUMNS}) order by hour, fold
     on conflict (hour, fold) do update set
       first_at = least(audit_reads.first_at, excluded.first_at),
       last_at = greatest(audit_reads.last_at, excluded.last_at),
       times = audit_reads.times + excluded.times,
       window_from = least(audit_reads.window_from, excluded.window_from),
       window_to = greatest(audit_reads.window_to, excluded.window_to),
       rows = case when audit_reads.rows is null and excluded.rows is null then null
         else coalesce(audit_reads.rows, 0) + coalesce(excluded.rows, 0) end`,
    [JSON.stringify(reads)]
  );
}
