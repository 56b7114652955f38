import { rmSync } from 'fs';

import { queue, setServer } from '../../../tests/deliveries/outbox';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { Maker, runMaker, temporaryStore } from '../../../tests/schedules/run-now';
import { ANA, awaySince, dayStart, madeSchedule } from '../../../tests/schedules/schedule';
import { createPool } from '../../database/pool';
import { claimDeliveries } from '../../deliveries/outbox/claim';
import { createLogger } from '../../logger';
import { someone } from '../../../tests/access/someone';
import { schedulerStatus } from '../health/scheduler-status';
import { planDue } from '../planning/plan-due';
import { claimRuns } from '../running/claim-runs';
import { startScheduling } from '../scheduling';
import { releaseLedger } from './release';
import { watchLedger } from './watch-ledger';

let database: FreshDatabase;
let maker: Maker;
beforeEach(async () => {
  database = await freshDatabase();
  maker = runMaker(database.pool);
});
afterEach(async () => {
  maker.remove();
  await database.drop();
});

const query = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.pool.query<T>(sql, values)).rows;
const beat = () => watchLedger(database.pool, maker.files);
const claims = async () => {
  const runs = await claimRuns(database.pool, { worker: 'w', count: 10, perShare: 10 });
  const mails = await claimDeliveries(database.pool, { worker: 'w', most: 10, leaseMs: 60_000, afterShare: '' });
  return [runs.length, mails.length];
};

/** A day's run and a mail wait, windows of two more days are due; then the database is put back to an earlier tick. */
async function restored(): Promise<void> {
  const id = await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 } });
  await awaySince(database.pool, await dayStart(database.pool, 3), id);
  await planDue(database.pool);
  await query(`delete from run_events; delete from runs where period_key <> (select min(period_key) from runs)`);
  await awaySince(database.pool, await dayStart(database.pool, 2), id);
  await setServer(database.pool, 2_525);
  await queue(database.pool);
  await beat();
  const [copy] = await query<{ beat: string }>('select beat from ledger');
  await beat();
  await beat();
  await query('update ledger set beat = $1', [copy.beat]);
}

it('goes on by itself in life: every tick counts, by any number of replicas at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    expect(await Promise.all([beat(), beat(), beat(), beat()])).toEqual(Array(4).fill(undefined));
  }
  expect(await query('select beat::int from ledger')).toEqual([{ beat: 20 }]);
});

it('is held when the database is older than what was done with it, in words, and nothing moves', async () => {
  await restored();
  expect(await beat()).toMatch(/probably restored from a copy/);
  expect(await claims()).toEqual([0, 0]);

  const scheduling = await startScheduling({
    pool: database.pool,
    files: maker.files,
    produce: maker.produce,
    principalOf: maker.principalOf,
    limits: { atOnce: 2, perShare: 2 },
    retention: { days: 90, bytes: 1e12 },
    logger: createLogger('silent'),
  });
  await scheduling.tick();
  const { held, overdue, runsWaiting, mailsWaiting, replicas } = await schedulerStatus(database.pool);
  expect({ overdue, runsWaiting, mailsWaiting }).toEqual({ overdue: 1, runsWaiting: 1, mailsWaiting: 1 });
  expect(held!.because).toContain('worked with it until');
  expect(replicas).toEqual([expect.objectContaining({ name: scheduling.worker, isAlive: true, runs: 0, mails: 0 })]);
  await scheduling.stop();
  expect((await schedulerStatus(database.pool)).replicas).toEqual([]);
});

it('goes on without what was due, once an administrator says so: all of it has its row, and no number comes twice', async () => {
  await restored();
  await beat();
  await releaseLedger(database.pool, maker.files, { due: 'leave' }, ANA);
  expect(await beat()).toBeUndefined();
  expect(await claims()).toEqual([0, 0]);
  expect(await query(`select coalesce(skip_reason, state) as what from runs order by window_from`)).toEqual([
    { what: 'cancelled' },
    { what: 'restored' },
    { what: 'restored' },
  ]);
  expect(await query('select state, answer from deliveries')).toEqual([
    { state: 'cancelled', answer: expect.stringContaining('The database was restored') as unknown },
  ]);
  const [{ next }] = await query<{ next: number }>(
    `select nextval(pg_get_serial_sequence('runs', 'run_id'))::int as next`
  );
  expect(next).toBeGreaterThan(1_000_000);
  expect(await query(`select changed_by, action from audit where id = 'ledger'`)).toEqual([
    { changed_by: 'ana', action: 'released' },
  ]);
  await expect(releaseLedger(database.pool, maker.files, { due: 'leave' }, ANA)).rejects.toThrow('Nothing is held');
});

it('goes on with what was due, where that is what the administrator wants', async () => {
  await restored();
  await beat();
  await releaseLedger(database.pool, maker.files, { due: 'send' }, someone('root', 'admin'));
  expect(await beat()).toBeUndefined();
  expect(await claims()).toEqual([1, 1]);
  expect((await planDue(database.pool)).runs).toBe(2);
});

it('is held in a database that was made from a copy, however new, with or without its mark', async () => {
  await beat();
  const { url } = database;
  const original = new URL(url).pathname.slice(1);
  const copy = `${original}_copy`;
  const server = createPool(process.env.TEST_DATABASE_URL!);
  await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [original]);
  await server.query(`create database ${copy} template ${original}`);
  const copied = createPool(Object.assign(new URL(url), { pathname: `/${copy}` }).href);
  const elsewhere = temporaryStore();
  try {
    expect(await watchLedger(copied, elsewhere.files)).toMatch(/is a copy .* restored from a dump/);
    await releaseLedger(copied, elsewhere.files, { due: 'leave' }, ANA);
    expect(await watchLedger(copied, elsewhere.files)).toBeUndefined();
  } finally {
    rmSync(elsewhere.directory, { recursive: true, force: true });
    await copied.end();
    await server.query(`drop database ${copy} with (force)`);
    await server.end();
  }
  expect(await beat()).toBeUndefined();
});

it('is not held where another database is new to the directory', async () => {
  await beat();
  await beat();
  await query('update ledger set ledger_id = gen_random_uuid(), beat = 0');
  expect(await beat()).toBeUndefined();
  expect(await beat()).toBeUndefined();
});
