import { Client, Pool } from 'pg';

import { createPool } from '../../backend/database/pool';
import { PlainRow } from '../measure/same';

/** One core for each query, on all sides alike; the memory a report needs. */
const SETTINGS = {
  max_parallel_workers_per_gather: '0',
  work_mem: '256MB',
  maintenance_work_mem: '1GB',
  jit: 'off',
};

export interface BenchDatabase {
  url: string;
  pool: Pool;
  /** Whether it was there before. */
  isLoaded: boolean;
}

async function onServer<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database of one size. One that an earlier run did not fill to the end is made again, as `anew` asks for. */
export async function openDatabase(serverUrl: string, name: string, anew: boolean): Promise<BenchDatabase> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const isLoaded = !anew && (await isFilled(serverUrl, name, url.href));
  await onServer(serverUrl, async (client) => {
    if (!isLoaded) {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} template template0`);
    }
    for (const [setting, value] of Object.entries(SETTINGS)) {
      await client.query(`alter database ${name} set ${setting} = '${value}'`);
    }
  });
  return { url: url.href, pool: createPool(url.href), isLoaded };
}

async function isFilled(serverUrl: string, name: string, url: string): Promise<boolean> {
  const exists = await onServer(serverUrl, (client) =>
    client.query('select from pg_database where datname = $1', [name])
  );
  if (exists.rowCount === 0) {
    return false;
  }
  const { rows } = await onServer(url, (client) =>
    client.query<{ filled: boolean }>(`select to_regclass('bench_loaded') is not null as filled`)
  );
  return rows[0].filled;
}

export async function serverSettings(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string; text: string }>(
    `select current_setting('server_version') as version, string_agg(name || ' ' || current_setting(name), ', ' order by name) as text
     from pg_settings where name in ('shared_buffers', 'work_mem', 'jit', 'max_parallel_workers_per_gather')`
  );
  return `PostgreSQL ${rows[0].version} (${rows[0].text})`;
}

/** What a report of a switch does: one statement over the attempts, all its rows read. */
export async function plainRows(pool: Pool, text: string): Promise<PlainRow[]> {
  return (await pool.query<PlainRow>(text)).rows;
}
