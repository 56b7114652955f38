import { Pool } from 'pg';

import {
  REFERENCE_TABLES,
  ReferenceStatus,
  ReferenceTableName,
  ReferenceTableStatus,
  ReferenceVersion,
} from '../../contract/reference';
import { Queryable } from '../database/pool';
import { importUnderWay } from './import-progress';

/** Every table: the version in force, and the import under way in this process. */
export async function referenceStatus(pool: Pool): Promise<ReferenceStatus> {
  const tables = await Promise.all(REFERENCE_TABLES.map((table) => statusOf(pool, table)));
  return { tables, rematching: await isRematching(pool) };
}

export async function statusOf(pool: Pool, table: ReferenceTableName): Promise<ReferenceTableStatus> {
  return { table, inForce: await readInForce(pool, table), importing: importUnderWay(pool, table) };
}

async function readInForce(db: Queryable, table: ReferenceTableName): Promise<ReferenceVersion | null> {
  const { rows } = await db.query<ReferenceVersion>(
    `select version, origin, file_date::text as "fileDate", rows, details,
       to_char(imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "importedAt"
     from reference_versions where table_name = $1 order by version desc limit 1`,
    [table]
  );
  return rows.at(0) ?? null;
}

/** Whether stored attempts are still to be looked up again by the newest version. */
export async function isRematching(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ due: boolean }>(
    'select coalesce((select max(version) from reference_versions) > done_version, false) as due from rematch'
  );
  return rows[0].due;
}
