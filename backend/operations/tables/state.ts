import { Row } from '../../../contract/answer';
import { Queryable } from '../../database/pool';
import { schedulerStatus } from '../../schedules/health/scheduler-status';
import { Table } from './read-table';

export const backlogState: Table = {
  columns: [
    { name: 'overdue', label: 'Schedules overdue', unit: 'count', help: 'Due and not planned yet.' },
    { name: 'overdue_by_s', label: 'Overdue by', unit: 'seconds' },
    { name: 'runs_waiting', label: 'Runs waiting', unit: 'count' },
    { name: 'runs_waiting_s', label: 'Oldest run waits', unit: 'seconds' },
    { name: 'mails_waiting', label: 'Mails waiting', unit: 'count' },
    { name: 'dirty_hours', label: 'Hours to add up', unit: 'count', help: 'Their questions read attempts meanwhile.' },
    { name: 'replicas', label: 'Replicas', unit: 'count', help: 'That look for schedules.' },
    { name: 'tick_age_s', label: 'Last tick', unit: 'seconds', help: 'Since any replica looked for what is due.' },
    { name: 'held', label: 'Held', unit: 'text', help: 'Why nothing is planned, made or sent.' },
  ],
  read: async (db) => {
    const status = await schedulerStatus(db);
    const { overdue, overdueByS, runsWaiting, runsWaitingS, mailsWaiting, tickedAgoS, held, replicas: all } = status;
    return [
      {
        overdue,
        overdue_by_s: overdueByS,
        runs_waiting: runsWaiting,
        runs_waiting_s: runsWaitingS,
        mails_waiting: mailsWaiting,
        dirty_hours: await dirtyHours(db),
        replicas: all.filter(({ isAlive }) => isAlive).length,
        tick_age_s: tickedAgoS,
        held: held?.because ?? null,
      },
    ];
  },
};

export const replicas: Table = {
  columns: [
    { name: 'replica', label: 'Replica', unit: 'text' },
    { name: 'state', label: 'State', unit: 'text', help: 'One that is gone ended without a word.' },
    { name: 'started_at', label: 'Started', unit: 'time' },
    { name: 'runs', label: 'Runs at work', unit: 'count' },
    { name: 'mails', label: 'Mails at work', unit: 'count' },
    { name: 'clock_skew_s', label: 'Clock skew', unit: 'seconds', help: 'Its clock less that of the database.' },
  ],
  read: async (db) =>
    (await schedulerStatus(db)).replicas.map(({ name, isAlive, startedAt, runs, mails, clockSkewMs }): Row => ({
      replica: name,
      state: isAlive ? 'alive' : 'gone',
      started_at: startedAt,
      runs,
      mails,
      clock_skew_s: clockSkewMs / 1_000,
    })),
};

async function dirtyHours(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ hours: number }>('select count(distinct hour)::int as hours from dirty_marks');
  return rows[0].hours;
}
