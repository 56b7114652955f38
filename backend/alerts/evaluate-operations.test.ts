import { mailOfRun } from '../../tests/deliveries/mail-of-run';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { madeSchedule } from '../../tests/schedules/schedule';
import { inTransaction } from '../database/pool';
import { queueDeliveries } from '../deliveries/outbox/queue-deliveries';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { evaluate } from './evaluate';
import { readAlertQuery } from './read-alert-query';

const everyone: Principal = someone('test', 'viewer');
const AT = '2026-11-02T10:00:00Z';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const look = async () => {
  const query = readAlertQuery({ kind: 'alert', condition: 'failed_deliveries' });
  const { groups } = await evaluate(database.pool, query, AT, everyone);
  return Object.fromEntries(
    groups.map(({ labels, value, facts }) => [labels.schedule, { value, said: facts.sentence }])
  );
};

async function run(scheduleId: string | null, state: string, finishedAt: string, message: string | null = null) {
  const { rows } = await database.pool.query<{ run_id: string }>(
    `insert into runs (schedule_id, trigger, period_key, slot, window_from, window_to, zone, owner, owner_role, share, job,
       state, finished_at, message)
     values ($1, 'manual', gen_random_uuid(), $3, '2026-11-01', '2026-11-02', 'UTC', 'ana', 'editor', 'ana', '{}', $2, $3, $4)
     returning run_id`,
    [scheduleId, state, finishedAt, message]
  );
  return rows[0].run_id;
}

async function mail(runId: string, state: string, finishedAt: string, answer: string | null = null) {
  await inTransaction(database.pool, (client) => queueDeliveries(client, mailOfRun({ runId })));
  await database.pool.query('update deliveries set state = $2, finished_at = $3, answer = $4 where run_id = $1', [
    runId,
    state,
    finishedAt,
    answer,
  ]);
}

it('counts mails and runs that failed within the hour, by schedule', async () => {
  const daily = await madeSchedule(database.pool, { name: 'Daily traffic' });
  await madeSchedule(database.pool, { name: 'All well' });
  await run(daily, 'failed', '2026-11-02T09:30:00Z', 'The database was away.');
  await run(daily, 'failed', '2026-11-02T08:30:00Z');
  const done = await run(daily, 'done', '2026-11-02T09:40:00Z');
  await mail(done, 'failed', '2026-11-02T09:45:00Z', '550 no such user');
  await mail(await run(null, 'done', '2026-11-02T09:40:00Z'), 'sent', '2026-11-02T09:45:00Z');

  const seen = await look();

  expect(seen).toEqual({
    'All well': { value: 0, said: 'All well: 0 mails and 0 runs failed in the last 60 min.' },
    'Daily traffic': {
      value: 2,
      said: 'Daily traffic: 1 mail and 1 run failed in the last 60 min. The latest: 550 no such user',
    },
    'Sent by hand': { value: 0, said: 'Sent by hand: 0 mails and 0 runs failed in the last 60 min.' },
  });
});
