import { Pool, PoolClient } from 'pg';

import { ReferenceTableName } from '../../contract/reference';
import { LOCKS } from '../database/locks';
import { DdiTable, loadDdis } from './ddis/ddi-table';
import { DestinationTrie } from './destination-trie';
import { loadDestinations } from './destinations';
import { versionsInForce } from './reference-version';
import { TerritoryRule } from './us/jurisdiction';
import { loadUsCodes } from './us/load-us-codes';
import { readTerritories } from './us/territories';
import { UsCodes } from './us/us-codes';

/** All that attempts are looked up in. */
export interface ReferenceTables {
  /** The newest of all their versions; 0 where there is none. */
  version: number;
  destinations: DestinationTrie;
  usCodes: UsCodes;
  territories: TerritoryRule;
  ddis: DdiTable;
}

type Versions = Partial<Record<ReferenceTableName, number>>;

/** One part of the tables, and the versions it is made of: it is loaded anew when one of those changes. */
interface Part<T> {
  madeOf: readonly ReferenceTableName[];
  load: (client: PoolClient, versions: Versions) => Promise<T>;
}

const PARTS: { [K in keyof Omit<ReferenceTables, 'version'>]: Part<ReferenceTables[K]> } = {
  destinations: {
    madeOf: ['destinations'],
    load: (client, { destinations }) => loadDestinations(client, destinations),
  },
  usCodes: {
    madeOf: ['us_codes', 'us_latas'],
    load: (client, versions) => loadUsCodes(client, versions.us_codes, versions.us_latas),
  },
  territories: { madeOf: ['us_territories'], load: (client) => readTerritories(client) },
  ddis: {
    madeOf: ['ddi_providers', 'ddis'],
    load: (client, versions) => loadDdis(client, versions.ddi_providers, versions.ddis),
  },
};

type PartName = keyof typeof PARTS;
type Loaded = Map<PartName, { of: string; value: unknown }>;

const loadedOf = new WeakMap<Pool, Loaded>();

/**
 * The tables in force, which stay in force until the client's transaction ends: a version is put in force only when
 * nobody is looking up by an older one, so nothing looked up by that can still arrive.
 */
export async function holdReference(pool: Pool, client: PoolClient): Promise<ReferenceTables> {
  await client.query('select pg_advisory_xact_lock_shared($1)', [LOCKS.readReference]);
  const versions = await versionsInForce(client);
  const loaded: Loaded = loadedOf.get(pool) ?? new Map();
  loadedOf.set(pool, loaded);
  for (const name of Object.keys(PARTS) as PartName[]) {
    const { madeOf, load } = PARTS[name];
    const of = madeOf.map((table) => versions[table] ?? '').join();
    if (loaded.get(name)?.of !== of) {
      loaded.set(name, { of, value: await load(client, versions) });
    }
  }
  const parts = Object.fromEntries([...loaded].map(([name, { value }]) => [name, value]));
  return { version: Math.max(0, ...Object.values(versions)), ...parts } as ReferenceTables;
}
