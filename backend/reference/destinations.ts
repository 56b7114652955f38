import { Pool, PoolClient } from 'pg';
import { Readable } from 'stream';

import { Problem } from '../../contract/problem';
import { DestinationStatus } from '../../contract/sources';
import { encodeCopyLine } from '../database/copy-text';
import { readCsvRecords, refuseLine } from './csv-records';
import { DestinationTrie } from './destination-trie';
import { openReferenceFile } from './reference-file';
import { copyInto, putInForce, ReferenceImport } from './reference-version';
import { isRematching, statusOf } from './reference-status';

const MAX_NAME_LENGTH = 200;

export interface ImportedDestinations {
  version: number;
  prefixes: number;
}

/**
 * A new version of the prefix table from CSV with the columns `prefix` and `name` (or `destination`); others are
 * ignored. Throws a Problem with the line for anything wrong in the file: then the version in force stays.
 */
export async function importDestinations(
  pool: Pool,
  { file, ...of }: Omit<ReferenceImport, 'table'> & { file: Readable }
): Promise<ImportedDestinations> {
  const imported = await putInForce(pool, { table: 'destinations', ...of }, async (client, version, onRows) => {
    const names = new Map<string, string>();
    const lines = copyLines(version, file, names, onRows);
    await copyInto(client, 'destinations', ['version', 'prefix', 'name'], lines);
    if (names.size === 0) {
      throw new Problem('The file holds no prefix below its header.', { status: 422 });
    }
    return { rows: names.size };
  });
  return { version: imported.version, prefixes: imported.rows };
}

/** The prefixes of a version; none where there is no version. */
export async function loadDestinations(client: PoolClient, version: number | undefined): Promise<DestinationTrie> {
  const trie = new DestinationTrie();
  const { rows } = await client.query<{ prefix: string; name: string }>(
    'select prefix, name from destinations where version = $1',
    [version ?? null]
  );
  rows.forEach((destination) => trie.add(destination));
  return trie;
}

async function* copyLines(
  version: number,
  file: Readable,
  names: Map<string, string>,
  onRows: (rows: number) => void
): AsyncGenerator<string> {
  for await (const { line, values } of readCsvRecords(openReferenceFile(file))) {
    const prefix = values.prefix;
    const name = values.name ?? values.destination;
    checkRow(line, prefix, name);
    const earlier = names.get(prefix);
    if (earlier !== undefined && earlier !== name) {
      refuseLine(line, `prefix ${prefix} is named “${name}”, but “${earlier}” further up`);
    }
    if (earlier === undefined) {
      names.set(prefix, name);
      onRows(names.size);
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

/** The table in force, and what it leaves unmatched. */
export async function destinationStatus(pool: Pool): Promise<DestinationStatus> {
  const [{ inForce }, rematching, unknown] = await Promise.all([
    statusOf(pool, 'destinations'),
    isRematching(pool),
    pool.query<{ attempts: string }>(
      'select count(*) as attempts from attempts where destination_prefix is null and destination_name is null'
    ),
  ]);
  return {
    version: inForce?.version ?? null,
    origin: inForce?.origin ?? null,
    prefixes: inForce?.rows ?? 0,
    importedAt: inForce?.importedAt ?? null,
    unknownAttempts: Number(unknown.rows[0].attempts),
    rematching,
  };
}
