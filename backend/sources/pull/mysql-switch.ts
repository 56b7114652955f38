import { Connection, createConnection, RowDataPacket } from 'mysql2/promise';

import { ConnectionOptions } from './postgres-switch';
import { Snapshot } from './seen-ids';
import { statementsOf } from './statements';
import { Fields, SwitchConnection } from './switch-reader';

/** The list of open transactions is up to 0.1 s old and counts in whole seconds. */
const SURE_MS = 2_000;

/** MySQL and MariaDB, from `mysql://user:password@host:3306/database`. */
export async function connectMysql(address: string, options: ConnectionOptions): Promise<SwitchConnection> {
  const connection = await createConnection({
    uri: address.replace(/^mariadb:/, 'mysql:'),
    connectTimeout: 10_000,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    charset: 'utf8mb4',
    // Each stays prepared at the server, which has room for some thousands of all its users.
    maxPreparedStatements: 50,
  });
  connection.on('error', () => undefined);
  await limitSession(connection, options);
  const statement = statementsOf('mysql', async (text, values) => {
    const [rows, fields] = await connection.execute<RowDataPacket[]>(text, values);
    return { rows: rows as Fields[], columns: fields.map(({ name }) => name) };
  });
  return {
    engine: 'mysql',
    inSnapshot: async (work) => {
      const oldestRunning = await oldestOpen(connection, options);
      await connection.query('start transaction with consistent snapshot, read only');
      try {
        const at = await now(connection);
        const snapshot: Snapshot = { oldestRunning: BigInt(oldestRunning), next: BigInt(at), at: new Date(at) };
        return await work({ engine: 'mysql', statement }, snapshot);
      } finally {
        await connection.query('rollback').catch(() => undefined);
      }
    },
    close: () => connection.end().catch(() => connection.destroy()),
  };
}

async function limitSession(connection: Connection, { statementTimeoutS }: ConnectionOptions): Promise<void> {
  const [[{ version }]] =
    await connection.query<Array<RowDataPacket & { version: string }>>('select version() as version');
  await connection.query(
    /mariadb/i.test(version)
      ? `set session max_statement_time = ${statementTimeoutS}`
      : `set session max_execution_time = ${Math.round(statementTimeoutS * 1000)}`
  );
  await connection.query(`set session time_zone = '+00:00'`);
  await connection.query('set session transaction isolation level repeatable read');
  await connection.query('set session transaction read only');
}

/**
 * The moment (ms since 1970) before which every transaction that wrote has ended. InnoDB says what is open to those who
 * may see all processes; who may not takes a transaction to end within `lateRowsS`. Asked before the snapshot is taken: one
 * that ends between the two is then in both.
 */
async function oldestOpen(connection: Connection, { lateRowsS }: ConnectionOptions): Promise<number> {
  const at = await now(connection);
  try {
    const [[{ age }]] = await connection.query<Array<RowDataPacket & { age: string | number | null }>>(
      `select max(timestampdiff(second, trx_started, convert_tz(utc_timestamp(), '+00:00', 'SYSTEM'))) as age
       from information_schema.innodb_trx where trx_mysql_thread_id <> connection_id()`
    );
    return Math.round(at - Number(age ?? 0) * 1000 - SURE_MS);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ER_SPECIFIC_ACCESS_DENIED_ERROR') {
      return Math.round(at - lateRowsS * 1000);
    }
    throw error;
  }
}

async function now(connection: Connection): Promise<number> {
  const [[{ at }]] = await connection.query<Array<RowDataPacket & { at: string }>>(
    'select cast(floor(unix_timestamp(now(6)) * 1000) as char) as at'
  );
  return Number(at);
}
