import { isOfOrg } from '../../access/made-things';
import { rowsOfOrg, Table } from './read-table';

export const deliveryTotals: Table = {
  columns: [
    { name: 'runs', label: 'Runs', unit: 'count' },
    { name: 'runs_done', label: 'Runs done', unit: 'count' },
    { name: 'runs_failed', label: 'Runs failed', unit: 'count' },
    { name: 'runs_skipped', label: 'Runs skipped', unit: 'count' },
    { name: 'mails_sent', label: 'Mails sent', unit: 'count' },
    { name: 'mails_failed', label: 'Mails failed', unit: 'count' },
    { name: 'mails_unknown', label: 'Mails in doubt', unit: 'count', help: "The server's answer was lost." },
    { name: 'mails_waiting', label: 'Mails waiting', unit: 'count' },
    { name: 'files', label: 'Files', unit: 'count' },
    { name: 'file_bytes', label: 'Bytes of files', unit: 'count' },
  ],
  read: rowsOfOrg(
    `with r as (select state from runs where slot >= $1 and slot < $2 and ${isOfOrg('runs', 3)}),
       d as (select d.state from deliveries d join mails m using (mail_id)
         where d.created_at >= $1 and d.created_at < $2 and ${isOfOrg('m', 3)}),
       f as (select f.bytes from run_files f join runs using (run_id)
         where f.created_at >= $1 and f.created_at < $2 and ${isOfOrg('runs', 3)})
     select (select count(*)::float8 from r) as runs,
       (select count(*)::float8 from r where state = 'done') as runs_done,
       (select count(*)::float8 from r where state = 'failed') as runs_failed,
       (select count(*)::float8 from r where state = 'skipped') as runs_skipped,
       (select count(*)::float8 from d where state = 'sent') as mails_sent,
       (select count(*)::float8 from d where state = 'failed') as mails_failed,
       (select count(*)::float8 from d where state = 'unknown') as mails_unknown,
       (select count(*)::float8 from d where state in ('queued', 'sending')) as mails_waiting,
       (select count(*)::float8 from f) as files,
       (select coalesce(sum(bytes), 0)::float8 from f) as file_bytes`
  ),
};
