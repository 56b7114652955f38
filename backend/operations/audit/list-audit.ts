import { Pool } from 'pg';

import { AuditedDeed, AuditFilter } from '../../../contract/audit';
import { Problem } from '../../../contract/problem';
import { HOME_ORG } from '../../access/principal';
import { isoInstant } from '../../database/iso-instant';

/**
 * Whose deeds somebody is told of: those of their organisation. Where the operator is at home, also those of nobody's: of the
 * service's own administrator, of the shell, and of recipients of mails. The service's own administrator is told of all.
 */
export interface Told {
  orgId: number | null;
}

/** Changes and reads as rows of one form. `branch` tells them apart, `no` counts each of them. */
const EVERY_DEED = `
  select 1 as branch, audit_id as no, changed_at as at, changed_at as last_at, 1::bigint as times, changed_by as "by", org,
    null as role, 'changed' as deed, action, kind, id as subject, 'done' as outcome, null::jsonb as question,
    null::timestamptz as window_from, null::timestamptz as window_to, null::bigint as rows, before, after
  from audit
  union all
  select 2, read_id, first_at, last_at, times, read_by, org, role, action, action, kind, subject, outcome, question,
    window_from, window_to, rows, null, null
  from audit_reads`;

/** The clauses of a statement over `EVERY_DEED`, and the values bound in them. */
function chosen({ by, deed, kind, window }: AuditFilter, { orgId }: Told): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const bound = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(by ? [`position(lower(${bound(by)}) in lower("by")) > 0`] : []),
    ...(deed ? [`deed = ${bound(deed)}`] : []),
    ...(kind ? [`kind = ${bound(kind)}`] : []),
    ...(window ? [`at >= ${bound(window.from)} and at < ${bound(window.to)}`] : []),
    ...(orgId === null
      ? []
      : [`${orgId === HOME_ORG ? `coalesce(org, '${HOME_ORG}')` : 'org'} = ${bound(String(orgId))}`]),
  ];
  return { conditions, values };
}

const where = (conditions: readonly string[]) => (conditions.length > 0 ? `where ${conditions.join(' and ')}` : '');

const NEWEST_FIRST = 'order by at desc, branch, no desc';

/** One page of deeds, the newest first, those after a place of an earlier page. */
export async function listAudit(
  pool: Pool,
  filter: AuditFilter,
  { told, after, limit }: { told: Told; after?: string; limit: number }
): Promise<AuditedDeed[]> {
  const { conditions, values } = chosen(filter, told);
  if (after !== undefined) {
    const [at, branch, no] = placeOf(after).map((part, index) => `$${values.push(part)}::${PLACE_TYPES[index]}`);
    conditions.push(`at <= ${at} and (at < ${at} or branch > ${branch} or (branch = ${branch} and no < ${no}))`);
  }
  const { rows } = await pool.query<Omit<AuditedDeed, 'times' | 'rows'> & { times: string; rows: string | null }>(
    `select concat_ws('~', ${isoInstant('at')}, branch, no) as place, ${isoInstant('at')} as at,
       ${isoInstant('last_at')} as "lastAt", times, "by", org, role, deed, action, kind, subject, outcome, question,
       case when window_from is not null
         then jsonb_build_object('from', ${isoInstant('window_from')}, 'to', ${isoInstant('window_to')}) end as "window",
       rows, before, after
     from (${EVERY_DEED}) deeds ${where(conditions)} ${NEWEST_FIRST} limit $${values.push(limit)}`,
    values
  );
  return rows.map((row) => ({ ...row, times: Number(row.times), rows: row.rows === null ? null : Number(row.rows) }));
}

const PLACE_TYPES = ['timestamptz', 'int', 'bigint'] as const;

function placeOf(text: string): string[] {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~([12])~(\d{1,18})$/.exec(text);
  if (!parts) {
    throw new Problem('There is no such place in the audit. Begin with its newest page.', { field: 'after' });
  }
  return parts.slice(1);
}

/** All deeds as a statement for a file, its columns those of `AUDIT_COLUMNS`. */
export function auditStatement(filter: AuditFilter, told: Told): { text: string; values: unknown[] } {
  const { conditions, values } = chosen(filter, told);
  const text = `select at, last_at, times, "by", org, role, deed, action, kind, subject, outcome, window_from, window_to,
      question, rows, before, after
    from (${EVERY_DEED}) deeds ${where(conditions)} ${NEWEST_FIRST}`;
  return { text, values };
}
