import { isOfOrg } from '../../access/made-things';
import { isoInstant } from '../../database/iso-instant';
import { rowsOfOrg, Table } from './read-table';

/** As many as somebody looks through. The page of runs has all. */
const MOST_RUNS = 500;

export const runs: Table = {
  columns: [
    { name: 'slot', label: 'Slot', unit: 'time' },
    { name: 'schedule', label: 'Schedule', unit: 'text' },
    { name: 'report', label: 'Report', unit: 'text' },
    { name: 'period', label: 'Period', unit: 'text' },
    { name: 'state', label: 'State', unit: 'text' },
    { name: 'reason', label: 'Skipped because', unit: 'text' },
    { name: 'lag_s', label: 'Lag', unit: 'seconds', help: 'From the slot to the stored files.' },
    { name: 'rows', label: 'Rows', unit: 'count' },
    { name: 'mails_sent', label: 'Mails sent', unit: 'count' },
    { name: 'mails', label: 'Mails', unit: 'count' },
    { name: 'message', label: 'Message', unit: 'text' },
    { name: 'run_id', label: 'Run', unit: 'text' },
  ],
  forEditors: ['message'],
  read: rowsOfOrg(
    `select ${isoInstant('r.slot')} as slot, s.name as schedule, r.job->>'report' as report, r.period_key as period,
       r.state, r.skip_reason as reason, extract(epoch from r.stored_at - r.slot)::float8 as lag_s, r.rows::float8 as rows,
       m.sent as mails_sent, m.mails, r.message, r.run_id::text
     from (select * from runs where slot >= $1 and slot < $2 and ${isOfOrg('runs', 3)} order by slot desc, run_id desc limit ${MOST_RUNS}) r
     left join schedules s using (schedule_id)
     cross join lateral (select count(*)::int as mails, (count(*) filter (where state = 'sent'))::int as sent
       from deliveries d where d.run_id = r.run_id) m
     order by r.slot desc, r.run_id desc`
  ),
};
