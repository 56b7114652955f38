import { isOfOrg } from '../../access/made-things';
import { isoInstant } from '../../database/iso-instant';
import { rowsOfOrg, Table } from './read-table';

const MOST_MAILS = 500;

/** Those in trouble first. */
export const mails: Table = {
  columns: [
    { name: 'created_at', label: 'Queued', unit: 'time' },
    { name: 'schedule', label: 'Schedule', unit: 'text' },
    { name: 'purpose', label: 'Purpose', unit: 'text' },
    { name: 'recipient', label: 'Recipient', unit: 'text' },
    { name: 'state', label: 'State', unit: 'text' },
    { name: 'attempts', label: 'Tries', unit: 'count' },
    { name: 'smtp_code', label: 'SMTP code', unit: 'integer' },
    { name: 'answer', label: "The server's answer", unit: 'text' },
    { name: 'lag_s', label: 'Lag', unit: 'seconds', help: 'From when it was due to when it was sent.' },
    { name: 'run_id', label: 'Run', unit: 'text' },
  ],
  forEditors: ['recipient', 'answer'],
  read: rowsOfOrg(
    `select ${isoInstant('d.created_at')} as created_at, s.name as schedule, m.purpose, d.recipient, d.state, d.attempts,
       d.smtp_code, d.answer, d.run_id::text,
       case when d.state = 'sent' then extract(epoch from d.finished_at - coalesce(m.due_at, d.created_at))::float8 end
         as lag_s
     from (select deliveries.* from deliveries join mails using (mail_id)
       where deliveries.created_at >= $1 and deliveries.created_at < $2 and ${isOfOrg('mails', 3)}
       order by state in ('failed', 'unknown') desc, deliveries.created_at desc, delivery_id desc limit ${MOST_MAILS}) d
     join mails m using (mail_id) left join runs r on r.run_id = d.run_id
     left join schedules s on s.schedule_id = r.schedule_id
     order by d.state in ('failed', 'unknown') desc, d.created_at desc, d.delivery_id desc`
  ),
};
