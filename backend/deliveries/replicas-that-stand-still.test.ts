import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { setTimeout as delay } from 'timers/promises';

import { deliver, queue, setServer, until } from '../../tests/deliveries/outbox';
import { SmtpStub, startSmtpStub } from '../../tests/deliveries/smtp-stub';
import { wireTo } from '../../tests/faults/wire';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { buildChild, killChild, startChild } from '../../tests/rollups/killable';
import { createPool } from '../database/pool';

const LEASE_MS = 1_500;

let database: FreshDatabase;
let stub: SmtpStub;
let directory: string;
/** What a test has to end, however it went; the last first. */
let toEnd: Array<() => unknown>;
beforeEach(async () => {
  database = await freshDatabase();
  stub = await startSmtpStub();
  directory = mkdtempSync(path.join(tmpdir(), 'trunkline-still-'));
  toEnd = [];
  await setServer(database.pool, stub.port);
});
afterEach(async () => {
  for (const end of toEnd.reverse()) {
    await end();
  }
  rmSync(directory, { recursive: true });
  await stub.stop();
  await database.drop();
});

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await delay(20);
  }
}

/** A replica of its own, stopped as soon as the server has it waiting. */
async function sleeper() {
  const child = await startChild(buildChild(directory, 'tests/deliveries/child.ts'), database.url, String(LEASE_MS));
  toEnd.push(() => killChild(child));
  await eventually(() => stub.holding() === 1);
  child.kill('SIGSTOP');
  return child;
}

const other = () => deliver(database.pool, { leaseMs: LEASE_MS });

it('send nothing when they go on after their lease: another one has sent it meanwhile', async () => {
  stub.react('RCPT', 'hold');
  await queue(database.pool);
  const zombie = await sleeper();
  const delivering = other();
  toEnd.push(() => delivering.stop());
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);
  await delivering.stop();

  stub.release();
  zombie.kill('SIGCONT');
  await eventually(() => stub.open() === 0);

  expect([...stub.bodies.values()]).toEqual([1]);
  expect(zombie.exitCode).toBeNull();
  const { rows } = await database.pool.query('select outcome from delivery_attempts order by attempt');
  expect(rows).toEqual([{ outcome: 'lost' }, { outcome: 'accepted' }]);
}, 60_000);

it('leave a mail in doubt that was handed over whole, and are believed when they go on and have the answer', async () => {
  stub.react('dot', 'hold');
  await queue(database.pool);
  const zombie = await sleeper();
  const delivering = other();
  toEnd.push(() => delivering.stop());
  await until(database.pool, `exists (select from deliveries where state = 'unknown')`);

  stub.release();
  zombie.kill('SIGCONT');
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);

  expect([...stub.bodies.values()]).toEqual([1]);
}, 60_000);

it('break off before the final dot where the database says nothing any more', async () => {
  const wire = await wireTo(database.url);
  const pool = createPool(wire.url);
  stub.react('DATA', 'hold');
  await queue(database.pool);
  const cutOff = deliver(pool, { leaseMs: LEASE_MS });
  toEnd.push(
    () => wire.stop(),
    () => pool.end(),
    () => cutOff.stop(),
    () => wire.mend()
  );
  await eventually(() => stub.holding() === 1);
  wire.hang();
  stub.release();
  await eventually(() => stub.open() === 0);
  expect(stub.bodies.size).toBe(0);

  const delivering = other();
  toEnd.push(() => delivering.stop());
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);
  expect([...stub.bodies.values()]).toEqual([1]);
}, 60_000);
