import { execFileSync } from 'child_process';
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'fs';
import { createRequire } from 'module';
import path from 'path';
import { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pipeline } from 'stream/promises';

import { ATTEMPT_COLUMNS, ColumnType } from '../../backend/calls/attempt-columns';
import { PlainRow } from '../measure/same';

const PACKAGE = '@duckdb/node-api';
const VERSION = '1.5.6-r.1';
const TYPES: Record<ColumnType, string> = {
  text: 'varchar',
  int: 'integer',
  numeric: 'decimal(18, 6)',
  boolean: 'boolean',
  instant: 'timestamp',
};

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): PlainRow[] }>;
  closeSync(): void;
}
interface DuckModule {
  version(): string;
  DuckDBInstance: {
    create(
      file: string,
      config: Record<string, string>
    ): Promise<{ connect(): Promise<Connection>; closeSync(): void }>;
  };
}

export interface Duck {
  version: string;
  rows(sql: string): Promise<PlainRow[]>;
  close(): void;
}

/** DuckDB's package, installed beside the results when it is not there. It is no part of the product. */
export function findDuck(directory: string, progress: (text: string) => void): DuckModule | undefined {
  const load = () => createRequire(path.join(directory, 'from-here.js'))(PACKAGE) as DuckModule;
  try {
    if (!existsSync(path.join(directory, 'node_modules', PACKAGE))) {
      mkdirSync(directory, { recursive: true });
      progress(`installing ${PACKAGE} ${VERSION} to ${directory}`);
      const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', directory];
      execFileSync('npm', ['install', ...flags, `${PACKAGE}@${VERSION}`], { cwd: directory, stdio: 'pipe' });
    }
    return load();
  } catch (error) {
    progress(`DuckDB is left out: ${PACKAGE} can't be had (${(error as Error).message.split('\n')[0]}).`);
    return undefined;
  }
}

const columns = () => ATTEMPT_COLUMNS.map(({ name, type }) => `${name} ${TYPES[type]}`).join(', ');

/** A day at a time through a file, so that at no time all rows lie around as text. */
async function copyRows(connection: Connection, pool: Pool, file: string): Promise<void> {
  await connection.run(`create table attempts (${columns()})`);
  const { rows } = await pool.query<{ day: string }>(
    `select generate_series(min(started_at)::date, max(started_at)::date, interval '1 day')::date as day from attempts`
  );
  const names = ATTEMPT_COLUMNS.map(({ name, type }) => (type === 'instant' ? `${name}::timestamp` : name)).join(', ');
  for (const { day } of rows) {
    const client = await pool.connect();
    try {
      const copy = `copy (select ${names} from attempts where started_at >= '${day}' and started_at < date '${day}' + 1
        order by started_at) to stdout (format csv)`;
      await pipeline(client.query(copyTo(copy)), createWriteStream(file));
    } finally {
      client.release();
    }
    await connection.run(`copy attempts from '${file}' (format csv, header false)`);
  }
  rmSync(file, { force: true });
  await connection.run('checkpoint');
}

/** The same rows in DuckDB's own format, one thread, as every query of the other sides has one core. */
export async function openDuck(
  { DuckDBInstance, version }: DuckModule,
  { file, pool, anew }: { file: string; pool: Pool; anew: boolean }
): Promise<Duck> {
  if (anew) {
    rmSync(file, { force: true });
  }
  const isLoaded = existsSync(file);
  const instance = await DuckDBInstance.create(file, { threads: '1' });
  const connection = await instance.connect();
  if (!isLoaded) {
    await copyRows(connection, pool, `${file}.csv`).catch((error: Error) => {
      rmSync(file, { force: true });
      throw error;
    });
  }
  return {
    version: version(),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
