import { ANA, awaySince, dayStart, madeSchedule } from '../../../tests/schedules/schedule';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { writeNotice } from '../../deliveries/templates/notice';
import { planDue } from '../planning/plan-due';
import { changeSchedule } from './save-schedule';
import { setNextRun } from './set-next-run';

const ZONE = 'Europe/Madrid';
const DAILY = { zone: ZONE, rule: { unit: 'day' as const, settleMinutes: 0 } };

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const query = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.pool.query<T>(sql, values)).rows;

async function move(id: string, daysAgo: number) {
  const windowOf = (await dayStart(database.pool, daysAgo)).replace(' ', 'T').replace('+00', 'Z');
  const [{ version }] = await query<{ version: number }>('select version from schedules where schedule_id = $1', [id]);
  return setNextRun(database.pool, id, { version, windowOf }, ANA);
}
const ledger = () =>
  query<{ days: number; what: string; requested_by: string | null }>(
    `select (window_from at time zone '${ZONE}')::date - (now() at time zone '${ZONE}')::date as days,
       trigger || ' ' || coalesce(skip_reason, state) as what, requested_by from runs order by run_id`
  );
const nextDay = async () =>
  (
    await query<{ days: number }>(
      `select (next_from at time zone '${ZONE}')::date - (now() at time zone '${ZONE}')::date as days from schedules`
    )
  )[0].days;

it('set forward leaves a row of each window left out, with who did it', async () => {
  const id = await madeSchedule(database.pool, DAILY);
  expect(await move(id, -3)).toEqual({ windowsRunAgain: 0, windowsLeftOut: 3 });
  expect(await ledger()).toEqual([0, 1, 2].map((days) => ({ days, what: 'scheduled left_out', requested_by: 'ana' })));
  expect(await nextDay()).toBe(3);
  expect(await query('select event, message from run_events')).toEqual(
    Array(3).fill({ event: 'skipped', message: 'left_out: by ana' })
  );
});

it('set back again, what was left out is run when it is due, also after a change of the schedule', async () => {
  const id = await madeSchedule(database.pool, DAILY);
  await move(id, -3);
  expect(await move(id, -1)).toEqual({ windowsRunAgain: 0, windowsLeftOut: 0 });
  expect(await nextDay()).toBe(1);
  const [{ version, name }] = await query<{ version: number; name: string }>('select version, name from schedules');
  const job = { report: 'customer-traffic', onlyWithRows: true };
  await changeSchedule(database.pool, id, { ...DAILY, name, job, version }, ANA);
  expect(await nextDay()).toBe(1);

  await query(`update schedules set planned_to = planned_to - interval '4 days', next_at = now()`);
  await query(`update runs set window_from = window_from - interval '4 days', window_to = window_to - interval '4 days',
    period_key = to_char((window_from - interval '4 days') at time zone '${ZONE}', 'YYYY-MM-DD')`);
  await planDue(database.pool);
  expect((await ledger()).map(({ what }) => what)).toEqual([
    'scheduled left_out',
    'scheduled planned',
    'scheduled planned',
    'scheduled planned',
  ]);
});

it('set back over windows that were made, each is a new attempt in the name of who asked', async () => {
  const id = await madeSchedule(database.pool, DAILY);
  await awaySince(database.pool, await dayStart(database.pool, 2), id);
  await planDue(database.pool);
  expect(await move(id, 2)).toEqual({ windowsRunAgain: 2, windowsLeftOut: 0 });
  expect(await move(id, 1)).toEqual({ windowsRunAgain: 1, windowsLeftOut: 0 });
  expect(await query('select trigger, attempt, requested_by, period_key from runs order by run_id')).toMatchObject([
    { trigger: 'scheduled', attempt: 1 },
    { trigger: 'scheduled', attempt: 1 },
    { trigger: 'again', attempt: 1, requested_by: 'ana' },
    { trigger: 'again', attempt: 1, requested_by: 'ana' },
    { trigger: 'again', attempt: 2, requested_by: 'ana' },
  ]);
  expect(await nextDay()).toBe(0);
});

it('refuses to move over more windows than anybody means', async () => {
  const id = await madeSchedule(database.pool, { ...DAILY, rule: { unit: 'hour' } });
  await expect(move(id, -40)).rejects.toThrow('more than 400 windows');
  expect(await ledger()).toEqual([]);
});

it('tells the owner once of the windows beyond the cap, however many they are', async () => {
  const id = await madeSchedule(database.pool, { ...DAILY, ownerAddress: 'ana@carrier.example' });
  await awaySince(database.pool, await dayStart(database.pool, 40), id);
  await planDue(database.pool);
  const notices = await query<{ recipient: string; content: Parameters<typeof writeNotice>[0]; run_id: string }>(
    `select recipient, content, mails.run_id from deliveries join mails using (mail_id) where purpose = 'notice'`
  );
  expect(notices.map(({ recipient, content }) => [recipient, content.missed])).toEqual([['ana@carrier.example', 33]]);
  const { subject, text, html } = writeNotice(notices[0].content, notices[0].run_id, []);
  expect(subject).toMatch(/^Left out: Traffic \d+ · \d{4}-\d\d-\d\d 00:00$/);
  expect(text).toContain('33 of its windows');
  expect(html).toContain('33 of its windows');
});
