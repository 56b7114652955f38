import { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';

import { Problem } from '../../contract/problem';
import { ReferenceTableName } from '../../contract/reference';
import { Author, recordChange } from '../database/audit';
import { LOCKS } from '../database/locks';
import { inTransaction, Queryable } from '../database/pool';
import { beginProgress } from './import-progress';

/** The one in force and the one before. */
const KEPT_VERSIONS = 2;

/** Tables with rows of their own, by version. The others are versions and nothing else. */
const STORED: readonly ReferenceTableName[] = ['destinations', 'us_codes', 'us_latas', 'ddi_providers', 'ddis'];

/** What an import found, once it has read its file to the end. */
export interface Filled {
  rows: number;
  /** `2026-07-06`; where the file says so. */
  fileDate?: string;
  details?: Record<string, number | string>;
}

export interface ReferenceImport {
  table: ReferenceTableName;
  /** The file or hand it comes from. */
  origin: string;
  /** Also where it has less than half of the rows in force. */
  force?: boolean;
  /** The person it is noted of in the audit; nobody, for what the service itself puts in force. */
  importedBy?: Author;
}

export interface ImportedVersion extends Filled {
  version: number;
}

/**
 * Fills a new version of a table and puts it in force, all in one transaction: until then, and for good when `fill` throws,
 * the version in force stays. Throws a Problem (409) where the new one has less than half of its rows, unless forced.
 */
export async function putInForce(
  pool: Pool,
  { table, origin, force = false, importedBy }: ReferenceImport,
  fill: (client: PoolClient, version: number, onRows: (rows: number) => void) => Promise<Filled>
): Promise<ImportedVersion> {
  const progress = beginProgress(pool, table, origin);
  try {
    return await inTransaction(pool, async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [LOCKS.importReference]);
      const version = await nextVersion(client);
      const filled = await fill(client, version, progress.onRows);
      if (!force) {
        await refuseShrunk(client, table, filled.rows);
      }
      await announce(client, { version, table, origin, importedBy, ...filled });
      await forgetOlder(client, table);
      return { version, ...filled };
    });
  } finally {
    progress.end();
  }
}

/** Copies lines in COPY's text format into the columns of a table. */
export function copyInto(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  lines: AsyncIterable<string> | Iterable<string>
): Promise<void> {
  return pipeline(Readable.from(lines), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));
}

/** Notes a version that has no rows of its own, or whose rows the client's transaction has stored; in force once it commits. */
export async function announce(
  client: PoolClient,
  {
    version,
    table,
    origin,
    importedBy,
    rows,
    fileDate,
    details,
  }: ImportedVersion & Pick<ReferenceImport, 'table' | 'origin' | 'importedBy'>
): Promise<void> {
  // Waits until no transaction is looking up by what is in force so far.
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.readReference]);
  await client.query(
    `insert into reference_versions (version, table_name, origin, file_date, rows, details) overriding system value
     values ($1, $2, $3, $4, $5, $6)`,
    [version, table, origin, fileDate ?? null, rows, JSON.stringify(details ?? {})]
  );
  if (importedBy !== undefined) {
    await noteInAudit(client, table, importedBy);
  }
}

/** The two newest versions: what was in force, and what is. */
async function noteInAudit(client: PoolClient, table: ReferenceTableName, by: Author): Promise<void> {
  const { rows } = await client.query<object>(
    `select version, origin, file_date::text as "fileDate", rows, details
     from reference_versions where table_name = $1 order by version desc limit 2`,
    [table]
  );
  const [after, before] = rows;
  await recordChange(client, { by, kind: 'reference', id: table, action: 'put in force', before, after });
}

/** A number later than that of every version there is. */
export async function nextVersion(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `select nextval(pg_get_serial_sequence('reference_versions', 'version'))::int as version`
  );
  return rows[0].version;
}

/** By table, the version in force. */
export async function versionsInForce(db: Queryable): Promise<Partial<Record<ReferenceTableName, number>>> {
  const { rows } = await db.query<{ table: ReferenceTableName; version: number }>(
    'select table_name as table, max(version) as version from reference_versions group by table_name'
  );
  return Object.fromEntries(rows.map(({ table, version }) => [table, version]));
}

async function refuseShrunk(client: PoolClient, table: ReferenceTableName, rows: number): Promise<void> {
  const { rows: former } = await client.query<{ rows: number }>(
    'select rows from reference_versions where table_name = $1 order by version desc limit 1',
    [table]
  );
  if (former.length > 0 && rows * 2 < former[0].rows) {
    throw new Problem(
      `The file has ${rows} rows, less than half of the ${former[0].rows} in force: is it whole? Those stay in force. ` +
        'To put it in force all the same, import it with --force (force=1).',
      { status: 409, field: 'force' }
    );
  }
}

async function forgetOlder(client: PoolClient, table: ReferenceTableName): Promise<void> {
  if (STORED.includes(table)) {
    await client.query(
      `delete from ${table} where version < (select min(version) from (
         select version from reference_versions where table_name = $1 order by version desc limit $2) kept)`,
      [table, KEPT_VERSIONS]
    );
  }
}
