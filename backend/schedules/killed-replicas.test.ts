import { readdirSync, writeFileSync } from 'fs';
import { setTimeout as delay } from 'timers/promises';

import { acceptAnyStart } from '../../tests/attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { buildChild, killChild, startChild } from '../../tests/rollups/killable';
import { scheduleStorm } from '../../tests/schedules/kill-storm';
import { Maker, runMaker } from '../../tests/schedules/run-now';
import { awaySince, dayStart, madeSchedule } from '../../tests/schedules/schedule';

let database: FreshDatabase;
let maker: Maker;
/** What a test has to end, however it went. */
let toEnd: Array<() => unknown>;
beforeEach(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  maker = runMaker(database.pool);
  toEnd = [];
});
afterEach(async () => {
  for (const end of toEnd.reverse()) {
    await end();
  }
  maker.remove();
  await database.drop();
});

async function until(condition: string): Promise<void> {
  const startedAt = Date.now();
  for (;;) {
    const { rows } = await database.pool.query<{ is: boolean }>(`select ${condition} as is`);
    if (rows[0].is) {
      return;
    }
    if (Date.now() - startedAt > 90_000) {
      throw new Error(`waited in vain for ${condition}`);
    }
    await delay(50);
  }
}

async function replica(program: string, mode = 'working') {
  const child = await startChild(program, database.url, maker.directory, mode);
  toEnd.push(() => killChild(child));
  return child;
}

async function dueSchedules(count: number): Promise<void> {
  await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 } });
  await database.pool.query(
    `insert into schedules (name, zone, rule, catch_up, job, owner, owner_role, share, planned_to, next_at, zone_rules)
     select 'copy ' || n, zone, rule, catch_up, job, owner, owner_role, 'customer:' || n % 7, planned_to, now(), zone_rules
     from schedules, generate_series(2, $1) n`,
    [count]
  );
  await awaySince(database.pool, await dayStart(database.pool, 1));
}

/** As if a minute had passed since a dead worker last said that it lives. */
const endLeases = () =>
  database.pool.query(`update runs set lease_until = now() - interval '1 second' where state = 'generating'`);

test('a replica killed in the midst of a file leaves no file, and another one makes the run', async () => {
  const program = buildChild(maker.directory, 'tests/schedules/child.ts');
  await dueSchedules(1);
  const stuck = await replica(program, 'stuck');
  await until(`exists (select from runs where state = 'generating')`);
  const month = () => readdirSync(maker.directory).filter((name) => /^\d{4}-\d\d$/.test(name));
  while (month().length === 0 || readdirSync(`${maker.directory}/${month()[0]}`).length === 0) {
    await delay(20);
  }
  await killChild(stuck);
  expect(readdirSync(`${maker.directory}/${month()[0]}`)).toEqual([expect.stringMatching(/\.csv\.part$/)]);

  await endLeases();
  await replica(program);
  await until(`exists (select from runs where state = 'done')`);

  const { rows } = await database.pool.query('select count(*)::int as runs, max(tries) as tries from runs');
  expect(rows).toEqual([{ runs: 1, tries: 2 }]);
  expect((await database.pool.query('select from run_files')).rowCount).toBe(1);
}, 180_000);

test('replicas killed while they plan and make runs make every window once, with one file and one mail each', async () => {
  const storm = await scheduleStorm({
    pool: database.pool,
    url: database.url,
    program: buildChild(maker.directory, 'tests/schedules/child.ts'),
    directory: maker.directory,
    schedules: 12,
    replicas: 2,
    everyMs: 400,
    mostKills: 4,
  });

  expect(storm).toMatchObject({ runs: 36, windows: 36, made: 36, wrongFiles: 0 });
  expect(storm.kills).toBeGreaterThan(0);
}, 180_000);

test('a replica in which nothing moved for longer than its lease writes nothing of the run another one made meanwhile', async () => {
  const program = buildChild(maker.directory, 'tests/schedules/child.ts');
  await dueSchedules(1);
  const { pid } = await replica(program, 'blocked');
  await until(`exists (select from runs where state = 'generating')`);
  await endLeases();
  await replica(program);
  await until(`exists (select from runs where state = 'done')`);
  const ledger = () => database.pool.query('select * from runs, run_files order by file_id');
  const before = (await ledger()).rows;

  writeFileSync(`${maker.directory}/go`, '');
  await until(
    `not exists (select from pg_stat_activity where application_name = 'trunkline-test-${pid}' and state ~ 'in transaction')`
  );

  expect(before).toMatchObject([{ tries: 2, state: 'done' }]);
  expect((await ledger()).rows).toEqual(before);
  const files = readdirSync(maker.directory, { recursive: true }).map(String);
  expect(files.filter((name) => /csv/.test(name))).toEqual([before[0].path]);
}, 180_000);

test('a service that is cut off from its database goes on when it is back', async () => {
  const program = buildChild(maker.directory, 'tests/schedules/child.ts');
  await dueSchedules(30);
  const child = await replica(program);
  await until(`(select count(*) >= 3 from runs where state = 'done')`);
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'trunkline-test-${child.pid}'`
  );
  await until(`not exists (select from runs where state = 'planned' and not_before <= now() and tries = 0)`);
  await database.pool.query(`update runs set not_before = now() where state = 'planned'`);
  await endLeases();
  await until(`(select count(*) = 30 from runs where state = 'done')`);
  expect(child.exitCode).toBeNull();
  const { rows } = await database.pool.query('select from run_files group by run_id having count(*) <> 1');
  expect(rows).toEqual([]);
}, 180_000);
