import { ServiceLine } from '../../../contract/service-query';
import { isOfOrg } from '../../access/made-things';
import { Queryable } from '../../database/pool';
import { Span } from '../service-question';
import { bucketOf, fill, spanValues, within } from './bucket-of';

interface Lags {
  bucket: number;
  half: number;
  most: number;
}

const LAGS = `percentile_cont(0.5) within group (order by lag) as half, max(lag) as most`;

/** How late scheduled files were stored, counted from their slots, and their mails sent, from when they were due. */
export async function deliveryLag(db: Queryable, span: Span, orgId: number | null): Promise<ServiceLine[]> {
  const { rows: files } = await db.query<Lags>(
    `select bucket, ${LAGS} from (
       select ${bucketOf('slot')} as bucket, extract(epoch from stored_at - slot)::float8 as lag
       from runs where ${within('slot')} and trigger = 'scheduled' and stored_at is not null
         and ${isOfOrg('runs', 4)}) lags group by bucket`,
    [...spanValues(span), orgId]
  );
  const { rows: mails } = await db.query<Lags>(
    `select bucket, ${LAGS} from (
       select ${bucketOf('d.created_at')} as bucket, extract(epoch from d.finished_at - m.due_at)::float8 as lag
       from deliveries d join mails m using (mail_id)
       where ${within('d.created_at')} and d.state = 'sent' and m.due_at is not null
         and ${isOfOrg('m', 4)}) lags group by bucket`,
    [...spanValues(span), orgId]
  );
  return [
    line(span, { name: 'files_half', label: 'Files, half of them within' }, files, 'half'),
    line(span, { name: 'files_most', label: 'Files, the latest' }, files, 'most'),
    line(span, { name: 'mails_half', label: 'Mails, half of them within' }, mails, 'half'),
    line(span, { name: 'mails_most', label: 'Mails, the latest' }, mails, 'most'),
  ];
}

function line(
  span: Span,
  named: Pick<ServiceLine, 'name' | 'label'>,
  rows: readonly Lags[],
  figure: 'half' | 'most'
): ServiceLine {
  const values = rows.map((row) => ({ bucket: row.bucket, value: row[figure] }));
  return { ...named, unit: 'seconds', labels: {}, values: fill(span, values, null) };
}
