import { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';

import { Problem } from '../../contract/problem';
import { DestinationStatus } from '../../contract/sources';
import { encodeCopyLine } from '../database/copy-text';
import { LOCKS } from '../database/locks';
import { inTransaction } from '../database/pool';
import { readCsvRecords, refuseLine } from './csv-records';
import { replaceDestinations } from './destination-version';

const KEPT_VERSIONS = 5;
const MAX_NAME_LENGTH = 200;

export interface ImportedDestinations {
  version: number;
  prefixes: number;
}

/**
 * A new version of the prefix table from CSV with the columns `prefix` and `name` (or `destination`); others are
 * ignored. Throws a Problem with the line for anything wrong in the file: then the version in force stays.
 */
export function importDestinations(
  pool: Pool,
  { origin, csv }: { origin: string; csv: Readable }
): Promise<ImportedDestinations> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.importDestinations]);
    const { rows } = await client.query<{ version: number }>(
      `select nextval(pg_get_serial_sequence('destination_versions', 'version'))::int as version`
    );
    const [{ version }] = rows;
    const names = new Map<string, string>();
    await pipeline(
      Readable.from(copyLines(version, csv, names)),
      client.query(copyFrom('copy destinations (version, prefix, name) from stdin'))
    );
    if (names.size === 0) {
      throw new Problem('The file holds no prefix below its header.', { status: 422 });
    }
    await replaceDestinations(client);
    await client.query(
      `insert into destination_versions (version, origin, prefixes, rematch_from) overriding system value
       values ($1, $2, $3, '-infinity')`,
      [version, origin, names.size]
    );
    await client.query(
      `delete from destinations where version not in
         (select version from destination_versions order by version desc limit $1)`,
      [KEPT_VERSIONS]
    );
    return { version, prefixes: names.size };
  });
}

async function* copyLines(version: number, csv: Readable, names: Map<string, string>): AsyncGenerator<string> {
  for await (const { line, values } of readCsvRecords(csv)) {
    const prefix = values.prefix;
    const name = values.name ?? values.destination;
    checkRow(line, prefix, name);
    const earlier = names.get(prefix);
    if (earlier !== undefined && earlier !== name) {
      refuseLine(line, `prefix ${prefix} is named “${name}”, but “${earlier}” further up`);
    }
    if (earlier === undefined) {
      names.set(prefix, name);
      yield encodeCopyLine([version, prefix, name]);
    }
  }
}

function checkRow(line: number, prefix: string | undefined, name: string | undefined): void {
  if (prefix === undefined || name === undefined) {
    throw new Problem('The header needs the columns prefix and name (or destination).', {
      status: 422,
      allowed: ['prefix', 'name', 'destination'],
    });
  }
  if (!/^\d{1,15}$/.test(prefix)) {
    refuseLine(line, `the prefix is “${prefix.slice(0, 40)}”, which is not 1 to 15 digits`);
  }
  if (name === '' || name.length > MAX_NAME_LENGTH || name.includes('\0')) {
    refuseLine(line, name === '' ? `prefix ${prefix} has no name` : `the name of prefix ${prefix} can't be stored`);
  }
}

interface StatusRow {
  version: number;
  origin: string;
  prefixes: number;
  imported_at: string;
  rematching: boolean;
}

/** The table in force, and what it leaves unmatched. */
export async function destinationStatus(pool: Pool): Promise<DestinationStatus> {
  const [versions, unknown] = await Promise.all([
    pool.query<StatusRow>(
      `select version, origin, prefixes, rematched_at is null as rematching,
         to_char(imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as imported_at
       from destination_versions order by version desc limit 1`
    ),
    pool.query<{ attempts: string }>(
      'select count(*) as attempts from attempts where destination_prefix is null and destination_name is null'
    ),
  ]);
  const inForce = versions.rows.at(0);
  return {
    version: inForce?.version ?? null,
    origin: inForce?.origin ?? null,
    prefixes: inForce?.prefixes ?? 0,
    importedAt: inForce?.imported_at ?? null,
    unknownAttempts: Number(unknown.rows[0].attempts),
    rematching: inForce?.rematching ?? false,
  };
}
