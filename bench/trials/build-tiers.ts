import { Pool } from 'pg';

import { refreshAll } from '../../backend/rollups/refresh-worker';
import { ensureTiers } from '../../backend/rollups/tier-tables';
import { declaredTiers, tierLabel } from '../../backend/rollups/tiers';
import { elapsedMs } from '../measure/rounds';

export interface TierSpace {
  name: string;
  rows: number;
  bytes: number;
  indexBytes: number;
}

export interface Space {
  attempts: number;
  heapBytes: number;
  indexBytes: number;
  keysBytes: number;
  tiers: TierSpace[];
}

/** Makes the tiers of these zones and adds up all there is. Milliseconds; undefined where all was there already. */
export async function buildTiers(pool: Pool, dayZones: readonly string[]): Promise<number | undefined> {
  await ensureTiers(pool, declaredTiers(dayZones));
  const { rows } = await pool.query<{ stale: boolean }>('select exists (select from stale_buckets) as stale');
  const taken = await elapsedMs(() => refreshAll(pool));
  await pool.query('vacuum analyze');
  return rows[0].stale ? taken : undefined;
}

export async function measureSpace(pool: Pool): Promise<Space> {
  const { rows: tiers } = await pool.query<{ name: string; bytes: string; index_bytes: string }>(
    `select name, pg_table_size(name::regclass) as bytes, pg_indexes_size(name::regclass) as index_bytes
     from tiers order by bytes desc`
  );
  const counted: TierSpace[] = [];
  for (const { name, bytes, index_bytes } of tiers) {
    const { rows } = await pool.query<{ rows: string }>(`select count(*) as rows from ${name}`);
    counted.push({
      name: tierLabel(name),
      rows: Number(rows[0].rows),
      bytes: Number(bytes),
      indexBytes: Number(index_bytes),
    });
  }
  const { rows } = await pool.query<{ attempts: string; heap: string; indexes: string; keys: string }>(
    `select (select count(*) from attempts) as attempts, sum(pg_table_size(relid)) as heap,
       sum(pg_indexes_size(relid)) as indexes, pg_total_relation_size('attempt_keys') as keys
     from pg_partition_tree('attempts') where isleaf`
  );
  return {
    attempts: Number(rows[0].attempts),
    heapBytes: Number(rows[0].heap),
    indexBytes: Number(rows[0].indexes),
    keysBytes: Number(rows[0].keys),
    tiers: counted,
  };
}
