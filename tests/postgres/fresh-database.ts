import { randomBytes } from 'crypto';
import { Client, Pool } from 'pg';

import { migrate } from '../../backend/database/migrate';
import { createPool } from '../../backend/database/pool';

export interface FreshDatabase {
  url: string;
  pool: Pool;
  drop(): Promise<void>;
}

/** An empty, migrated database of its own in the server the tests were started with. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    throw new Error(
      'TEST_DATABASE_URL is not set: run the service tests through jest, whose set-up starts PostgreSQL.'
    );
  }
  const name = `trunkline_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = createPool(url.href);
  await migrate(pool);
  return {
    url: url.href,
    pool,
    drop: async () => {
      await pool.end();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
