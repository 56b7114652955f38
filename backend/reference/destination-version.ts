import { Pool, PoolClient } from 'pg';

import { LOCKS } from '../database/locks';
import { Queryable } from '../database/pool';
import { DestinationTrie } from './destination-trie';

/**
 * Held shared by every transaction that matches numbers, exclusively by the one that puts a version in force: once a
 * version is in force, nothing matched by an older one can still arrive.
 */

export interface DestinationVersion {
  /** Null: no table was ever imported. */
  version: number | null;
  trie: DestinationTrie;
}

const newest = new WeakMap<Pool, DestinationVersion>();

/** The table in force, which stays in force until the client's transaction ends. */
export async function holdDestinations(pool: Pool, client: PoolClient): Promise<DestinationVersion> {
  await client.query('select pg_advisory_xact_lock_shared($1)', [LOCKS.readDestinations]);
  const version = await currentVersion(client);
  const known = newest.get(pool);
  if (known && known.version === version) {
    return known;
  }
  const loaded = { version, trie: await loadTrie(client, version) };
  newest.set(pool, loaded);
  return loaded;
}

/** Waits until no transaction is matching by the version in force. */
export async function replaceDestinations(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.readDestinations]);
}

export async function currentVersion(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ version: number | null }>(
    'select max(version) as version from destination_versions'
  );
  return rows[0].version;
}

async function loadTrie(client: PoolClient, version: number | null): Promise<DestinationTrie> {
  const trie = new DestinationTrie();
  const { rows } = await client.query<{ prefix: string; name: string }>(
    'select prefix, name from destinations where version = $1',
    [version]
  );
  rows.forEach((destination) => trie.add(destination));
  return trie;
}
