import { createHash } from 'crypto';
import { Pool, PoolClient } from 'pg';

import { Reject, RejectList } from '../../contract/sources';
import { Source } from './source';

export interface RejectedRow {
  position: number;
  raw: string;
  reason: string;
}

const MAX_RAW_LENGTH = 10_000;
const NOT_STORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Keeps rows that could not be understood. One that is kept already stays one. */
export async function keepRejects(
  client: PoolClient,
  source: Source,
  origin: string,
  rejects: readonly RejectedRow[]
): Promise<void> {
  if (rejects.length === 0) {
    return;
  }
  await client.query(
    `insert into rejects (source_id, origin, position, reason, raw, raw_digest)
     select $1, $2, * from unnest($3::bigint[], $4::text[], $5::text[], $6::bytea[])
     order by 3, 6
     on conflict (source_id, origin, position, raw_digest) do nothing`,
    [
      source.sourceId,
      storable(origin),
      rejects.map(({ position }) => position),
      rejects.map(({ reason }) => storable(reason)),
      rejects.map(({ raw }) => storable(raw)),
      rejects.map(({ raw }) => createHash('sha256').update(raw).digest()),
    ]
  );
}

function storable(text: string): string {
  const shortened = text.length > MAX_RAW_LENGTH ? `${text.slice(0, MAX_RAW_LENGTH)}…` : text;
  return shortened.replace(NOT_STORABLE, '\ufffd');
}

/** The newest first. `total` counts all of them. */
export async function listRejects(
  pool: Pool,
  { sourceId, limit }: { sourceId?: number; limit: number }
): Promise<RejectList> {
  const ofSource = '($1::int is null or rejects.source_id = $1)';
  const [counted, { rows }] = await Promise.all([
    pool.query<{ total: string }>(`select count(*) as total from rejects where ${ofSource}`, [sourceId ?? null]),
    pool.query<Omit<Reject, 'position'> & { position: string }>(
      `select reject_id as "rejectId", name as source, origin, position, reason, raw,
         to_char(rejected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "rejectedAt"
       from rejects join sources using (source_id) where ${ofSource} order by reject_id desc limit $2`,
      [sourceId ?? null, limit]
    ),
  ]);
  return {
    total: Number(counted.rows[0].total),
    rejects: rows.map((row) => ({ ...row, position: Number(row.position) })),
  };
}
