import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { awaySince, dayStart, madeSchedule } from '../../../tests/schedules/schedule';
import { planDue } from '../planning/plan-due';
import { claimRuns } from './claim-runs';
import { release } from './end-run';
import { takeOver } from './sweep';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const DAILY = { rule: { unit: 'day' as const, settleMinutes: 0 } };
const claim = (worker: string, count: number, perShare: number) =>
  claimRuns(database.pool, { worker, count, perShare });

async function planDays(days: number, schedules: number): Promise<void> {
  for (let made = 0; made < schedules; made += 1) {
    await awaySince(database.pool, await dayStart(database.pool, days), await madeSchedule(database.pool, DAILY));
  }
  await planDue(database.pool);
}

it('takes one window of a schedule, the oldest, however many it could take', async () => {
  await planDays(3, 1);
  const { rows } = await database.pool.query<{ run_id: string }>('select run_id from runs order by window_to');

  const claims = await Promise.all(['a', 'b', 'c'].map((worker) => claim(worker, 4, 100)));

  expect(claims.flat().map(({ runId }) => runId)).toEqual([rows[0].run_id]);
});

it('takes no more of a share than it may have, in one claim and over all replicas', async () => {
  await planDays(1, 9);

  expect(await claim('a', 4, 2)).toHaveLength(2);
  expect(await claim('b', 4, 2)).toEqual([]);
  const claims = await Promise.all(['c', 'd', 'e'].map((worker) => claim(worker, 4, 5)));
  expect(claims.flat()).toHaveLength(3);
});

it('comes to the others where the first in turn are of shares that have all they may', async () => {
  await planDays(1, 30);
  await database.pool.query(`update runs set share = 'small' where run_id = (select max(run_id) from runs)`);

  const shares = [...(await claim('a', 1, 1)), ...(await claim('b', 1, 1))].map(({ share }) => share);

  expect(shares).toEqual(['owner:ana', 'small']);
});

it('makes runs that lost two workers one at a time, beside any others', async () => {
  await planDays(1, 5);
  for (let lost = 1; lost <= 2; lost += 1) {
    expect(await claim('dying', 3, 100)).toHaveLength(3);
    await database.pool.query('update runs set lease_until = now() where lease_until is not null');
    await takeOver(database.pool);
  }

  const [first, second, third] = [await claim('a', 4, 100), await claim('b', 4, 100), await claim('c', 4, 100)];

  expect(first.map(({ tries }) => tries).sort()).toEqual([1, 1, 3]);
  expect([second, third]).toEqual([[], []]);
  await release(
    database.pool,
    first.find(({ tries }) => tries === 3)!
  );
  expect((await claim('d', 4, 100)).map(({ tries }) => tries)).toEqual([3]);
});
