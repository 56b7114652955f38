import { AuditedKind, AuditEntry } from '../../contract/audit';
import { Queryable } from './pool';

/** Who changes something; without an organisation for the service's own administrator. */
export interface Author {
  name: string;
  orgId: number | null;
}

export interface AuditedChange {
  by: Author;
  kind: AuditedKind;
  id: string;
  /** A verb in the past: `created`, `paused`, `retried`. */
  action: string;
  /** Without secrets: whoever may read the audit reads this. */
  before?: unknown;
  after?: unknown;
}

/** Notes a change by an operator. Run it in the transaction that makes the change, so that neither is without the other. */
export async function recordChange(db: Queryable, change: AuditedChange): Promise<void> {
  const { by, kind, id, action, before, after } = change;
  await db.query(
    `insert into audit (changed_by, org, kind, id, action, before, after)
     values ($1, $2::int::text, $3, $4, $5, $6::jsonb, $7::jsonb)`,
    [by.name, by.orgId, kind, id, action, asJson(before), asJson(after)]
  );
}

/** The changes of one thing, the newest first. */
export async function readChanges(
  db: Queryable,
  { kind, id, limit = 100 }: { kind: AuditedKind; id: string; limit?: number }
): Promise<AuditEntry[]> {
  const { rows } = await db.query<AuditEntry>(
    `select audit_id as "auditId", to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt",
       changed_by as "changedBy", kind, id, action, before, after
     from audit where kind = $1 and id = $2 order by audit_id desc limit $3`,
    [kind, id, limit]
  );
  return rows;
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
