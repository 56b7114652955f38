import { Client } from 'pg';

import { Snapshot } from './seen-ids';
import { statementsOf } from './statements';
import { Fields, SwitchConnection } from './switch-reader';

export interface ConnectionOptions {
  statementTimeoutS: number;
  /** Where the database can't tell which transactions are open: how long one is taken to be open at most. */
  lateRowsS: number;
}

export async function connectPostgres(address: string, options: ConnectionOptions): Promise<SwitchConnection> {
  const client = new Client({
    connectionString: address,
    connectionTimeoutMillis: 10_000,
    application_name: 'trunkline-pull',
  });
  // A connection that breaks fails the statement on it; without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  const statement = statementsOf('postgres', async (text, values) => {
    const { rows, fields } = await client.query<Fields>(text, values);
    return { rows, columns: fields.map(({ name }) => name) };
  });
  return {
    engine: 'postgres',
    inSnapshot: async (work) => {
      await client.query('begin transaction isolation level repeatable read read only');
      try {
        await client.query(`set local statement_timeout = ${Math.round(options.statementTimeoutS * 1000)}`);
        await client.query(`set local datestyle = 'ISO'; set local timezone = 'UTC'; set local extra_float_digits = 1`);
        return await work({ engine: 'postgres', statement }, await readSnapshot(client));
      } finally {
        await client.query('rollback').catch(() => undefined);
      }
    },
    close: () => client.end(),
  };
}

async function readSnapshot(client: Client): Promise<Snapshot> {
  const { rows } = await client.query<Record<'oldest' | 'next' | 'at', string>>(
    `select txid_snapshot_xmin(s)::text as oldest, txid_snapshot_xmax(s)::text as next,
            (extract(epoch from clock_timestamp()) * 1000)::bigint::text as at
     from txid_current_snapshot() s`
  );
  const [{ oldest, next, at }] = rows;
  return { oldestRunning: BigInt(oldest), next: BigInt(next), at: new Date(Number(at)) };
}
