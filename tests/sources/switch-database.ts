import { randomBytes } from 'crypto';
import { createConnection, RowDataPacket } from 'mysql2/promise';
import { Client } from 'pg';

import { Engine } from '../../backend/sources/pull/switch-reader';

/** What a column of a switch holds, whatever its database calls that. */
export type ColumnKind = 'id' | 'text' | 'int' | 'numeric' | 'float' | 'boolean' | 'local' | 'instant';
export type Row = Record<string, string | number | boolean | null>;

const TYPES: Record<Engine, Record<ColumnKind, string>> = {
  postgres: {
    id: 'bigserial primary key',
    text: 'text',
    int: 'bigint',
    numeric: 'numeric',
    float: 'double precision',
    boolean: 'boolean',
    local: 'timestamp',
    instant: 'timestamptz',
  },
  mysql: {
    id: 'bigint not null auto_increment primary key',
    text: 'varchar(255)',
    int: 'bigint',
    numeric: 'decimal(30,9)',
    float: 'double',
    boolean: 'tinyint(1)',
    local: 'datetime(6)',
    instant: 'timestamp(6) null',
  },
};

/** A connection to a switch's database, to write to it as the switch does. */
export interface Writer {
  query(sql: string): Promise<void>;
  rows(sql: string): Promise<Array<Record<string, unknown>>>;
  end(): Promise<void>;
}

/** An empty database as a switch has one. */
export interface TestSwitch {
  engine: Engine;
  url: string;
  connect(): Promise<Writer>;
  query(sql: string): Promise<void>;
  rows(sql: string): Promise<Array<Record<string, unknown>>>;
  createTable(name: string, columns: Record<string, ColumnKind>): Promise<void>;
  insert(table: string, ...rows: Row[]): Promise<void>;
  drop(): Promise<void>;
}

/** PostgreSQL; or MariaDB, where `TEST_MYSQL_URL` names one (`npm run test:mysql`). */
export const ENGINES: Engine[] = [process.env.TEST_MYSQL_URL ? 'mysql' : 'postgres'];

export async function testSwitch(engine: Engine): Promise<TestSwitch> {
  const server = new URL((engine === 'postgres' ? process.env.TEST_DATABASE_URL : process.env.TEST_MYSQL_URL)!);
  const name = `switch_${randomBytes(6).toString('hex')}`;
  const admin = await connect(engine, server.href);
  await admin.query(`create database ${name}`);
  const url = new URL(server.href);
  url.pathname = `/${name}`;
  const own = await connect(engine, url.href);
  const quoted = (identifier: string) =>
    identifier
      .split('.')
      .map((part) => (engine === 'postgres' ? `"${part}"` : `\`${part}\``))
      .join('.');
  return {
    engine,
    url: url.href,
    connect: () => connect(engine, url.href),
    query: (sql) => own.query(sql),
    rows: (sql) => own.rows(sql),
    createTable: (table, columns) => {
      const list = Object.entries(columns).map(([column, kind]) => `${quoted(column)} ${TYPES[engine][kind]}`);
      return own.query(`create table ${quoted(table)} (${list.join(', ')})`);
    },
    insert: async (table, ...rows) => {
      for (const row of rows) {
        const columns = Object.keys(row).map(quoted).join(', ');
        const values = Object.values(row).map(literal).join(', ');
        await own.query(`insert into ${quoted(table)} (${columns}) values (${values})`);
      }
    },
    drop: async () => {
      await own.end();
      await admin.query(`drop database ${name}${engine === 'postgres' ? ' with (force)' : ''}`);
      await admin.end();
    },
  };
}

async function connect(engine: Engine, url: string): Promise<Writer> {
  if (engine === 'postgres') {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`set timezone = 'UTC'`);
    return {
      query: async (sql) => void (await client.query(sql)),
      rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
      end: () => client.end(),
    };
  }
  const connection = await createConnection({ uri: url });
  await connection.query(`set time_zone = '+00:00'`);
  // Writers of the tests lock the rows they change and no others.
  await connection.query('set session transaction isolation level read committed');
  return {
    query: async (sql) => void (await connection.query(sql)),
    rows: async (sql) => (await connection.query<RowDataPacket[]>(sql))[0],
    end: () => connection.end(),
  };
}

function literal(value: Row[string]): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
