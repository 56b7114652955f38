import { randomBytes } from 'crypto';
import { Pool } from 'pg';

import { createPool } from '../../backend/database/pool';
import { prepareReader } from '../../backend/database/reader-role';
import { migratedTemplate } from './migrated-template';
import { onServer, urlOf } from './on-server';

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
  const template = await migratedTemplate(server);
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`));
  const url = urlOf(server, name);
  const pool = createPool(url);
  await prepareReader(pool);
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await onServer(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
