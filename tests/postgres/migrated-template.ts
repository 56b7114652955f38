import { createHash } from 'crypto';

import { migrate, MIGRATIONS } from '../../backend/database/migrate';
import { createPool } from '../../backend/database/pool';
import { onServer, urlOf } from './on-server';

const LOCK = 7_406_211;

/** A server that outlives a test run must not give out what was migrated before a migration was edited. */
function templateName(): string {
  const digest = createHash('sha256').update(JSON.stringify(MIGRATIONS)).digest('hex');
  return `trunkline_template_${digest.slice(0, 12)}`;
}

async function isThere(server: string, name: string): Promise<boolean> {
  return onServer(server, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    return rowCount === 1;
  });
}

async function migrated(url: string): Promise<void> {
  const pool = createPool(url);
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}

let known: string | undefined;

/** The name of an empty, migrated database to copy, made once in a server: copying is many times faster than migrating. */
export async function migratedTemplate(server: string): Promise<string> {
  if (known) {
    return known;
  }
  const name = templateName();
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (await isThere(server, name)) {
      return;
    }
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0`);
    await migrated(urlOf(server, unfinished));
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  known = name;
  return name;
}
