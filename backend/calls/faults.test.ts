import { ChildProcess, spawn } from 'child_process';
import { buildSync } from 'esbuild';
import { once } from 'events';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { Client } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { assertWhole } from '../../tests/postgres/stored-attempts';
import { RawRecord } from './attempt';
import { ingest, IncomingRow } from './ingest';
import { ensureSource } from './source';

const ROWS = 2_000;
const EVERY_NTH_IS_BAD = 50;
const BAD = ROWS / EVERY_NTH_IS_BAD;

let database: FreshDatabase;
let directory: string;
beforeEach(async () => {
  database = await freshDatabase();
  directory = mkdtempSync(path.join(tmpdir(), 'trunkline-faults-'));
});
afterEach(async () => {
  await database.drop();
  rmSync(directory, { recursive: true });
});

const records: RawRecord[] = Array.from({ length: ROWS }, (_, n) => ({
  attempt_id: `a-${n}`,
  call_id: `c-${n}`,
  is_final: true,
  started_at: `2026-${String(1 + (n % 12)).padStart(2, '0')}-10T12:00:00Z`,
  customer_charge: n % EVERY_NTH_IS_BAD === 0 ? '1e9' : '0.25',
}));

async function* rowsOf(given: RawRecord[]): AsyncGenerator<IncomingRow> {
  for (const [index, record] of given.entries()) {
    yield { position: index + 1, raw: JSON.stringify(record), record };
  }
}

async function count(table: 'attempts' | 'rejects'): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0].count);
}

function ingestInChild(): ChildProcess {
  const program = path.join(directory, 'ingest.cjs');
  const child = spawn(process.execPath, [program, database.url, path.join(directory, 'file.ndjson')], {
    env: { ...process.env, NODE_PATH: path.resolve('node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return child;
}

test('killed at any moment and started again, nothing is lost or doubled', async () => {
  writeFileSync(path.join(directory, 'file.ndjson'), records.map((record) => JSON.stringify(record)).join('\n'));
  buildSync({
    entryPoints: ['tests/postgres/ingest-child.ts'],
    outfile: path.join(directory, 'ingest.cjs'),
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  for (const killedAfterMs of [0, 3, 11, 27, 60]) {
    const child = ingestInChild();
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
    await delay(killedAfterMs);
    child.kill('SIGKILL');
    await (child.exitCode ?? child.signalCode ?? once(child, 'exit'));
    await assertWhole(database.pool);
  }
  expect(await count('attempts')).toBeGreaterThan(0);
  const [code] = (await once(ingestInChild(), 'exit')) as [number];
  expect(code).toBe(0);
  expect(await count('attempts')).toBe(ROWS - BAD);
  expect(await count('rejects')).toBe(BAD);
  await assertWhole(database.pool);
});

test('a database that goes away fails the ingest with a sentence, and works again when it is back', async () => {
  const source = await ensureSource(database.pool, { name: 'cut', kind: 'canonical' });
  const run = () => ingest(database.pool, { source, origin: 'file.ndjson', rows: rowsOf(records), batchSize: 40 });
  const cutter = new Client({ connectionString: database.url });
  await cutter.connect();
  for (const cutAfterMs of [0, 20, 45]) {
    const running = run().then(
      () => 'done',
      (error: Error) => error.message
    );
    await delay(cutAfterMs);
    const cutting = cutUntil(running, cutter);
    const message = await running;
    await cutting;
    expect(message).toMatch(/Nothing of them was kept\. Do the same again|terminat/i);
    await assertWhole(database.pool);
  }
  await cutter.end();
  expect(await run()).toMatchObject({ received: ROWS, rejected: BAD });
  expect(await count('attempts')).toBe(ROWS - BAD);
  expect(await count('rejects')).toBe(BAD);
  await assertWhole(database.pool);
});

async function cutUntil(ended: Promise<unknown>, cutter: Client): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver) {
    await cutter.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
    );
    await delay(1);
  }
}
