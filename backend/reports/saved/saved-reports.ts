import { Pool, PoolClient } from 'pg';

import { Scope } from '../../../contract/access/scope';
import { Problem } from '../../../contract/problem';
import { SavedReport } from '../../../contract/saved-report';
import { recordChange } from '../../database/audit';
import { inTransaction, Queryable } from '../../database/pool';
import { isOfOrg } from '../../access/made-things';
import { homeOf, Principal } from '../../access/principal';
import { mayChange, mayRead } from './may';
import { readSavedReport, SavedReportContent } from './read-saved-report';

/** How many one owner may keep. */
const MOST_PER_OWNER = 500;
const UNIQUE_VIOLATION = '23505';
const STILL_REFERENCED = '23503';
const ID = /^\d{1,18}$/;

type SavedRow = Omit<SavedReport, 'mayChange'> & { orgId: number };

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const SELECT = `
  select saved_report_id::text as id, name, report, question, period,
    case when window_from is not null
      then jsonb_build_object('from', ${iso('window_from')}, 'to', ${iso('window_to')}) end as window,
    shared, address, owner, org_id as "orgId", ${iso('created_at')} as "createdAt", changed_by as "changedBy",
    ${iso('changed_at')} as "changedAt"
  from saved_reports`;

const seenBy = (principal: Principal, { orgId: _, ...row }: SavedRow): SavedReport => ({
  ...row,
  mayChange: mayChange(principal, row),
});

/** Those a principal may read, by name. */
export async function listSavedReports(db: Queryable, principal: Principal): Promise<SavedReport[]> {
  const { rows } = await db.query<SavedRow>(
    `${SELECT} where (shared or owner = $1 or $2) and ${isOfOrg('saved_reports', 3)}
     order by lower(name), owner, saved_report_id`,
    [principal.name, principal.role === 'admin', principal.orgId]
  );
  return rows.filter((row) => mayRead(principal, row)).map((row) => seenBy(principal, row));
}

/** Throws a Problem (404) where there is none the principal may read. */
export async function findSavedReport(db: Queryable, id: string, principal: Principal): Promise<SavedReport> {
  const { rows } = ID.test(id)
    ? await db.query<SavedRow>(`${SELECT} where saved_report_id = $1::bigint and ${isOfOrg('saved_reports', 2)}`, [
        id,
        principal.orgId,
      ])
    : { rows: [] };
  if (rows.length === 0 || !mayRead(principal, rows[0])) {
    throw new Problem(`There is no saved report ${id.slice(0, 40)}, or it is not shared with you.`, { status: 404 });
  }
  return seenBy(principal, rows[0]);
}

/** For what acts for the service itself, such as a schedule. Undefined where it is gone. */
export async function savedReportById(db: Queryable, id: string): Promise<SavedRow | undefined> {
  const { rows } = await db.query<SavedRow>(`${SELECT} where saved_report_id = $1::bigint`, [id]);
  return rows[0];
}

/** What whoever changed it last may see; undefined where it is gone. */
export async function scopeOfSavedReport(db: Queryable, id: string): Promise<Scope | undefined> {
  const { rows } = await db.query<{ scope: Scope }>(
    'select scope from saved_reports where saved_report_id = $1::bigint',
    [id]
  );
  return rows.at(0)?.scope;
}

const columnsOf = ({ name, report, question, period, window, shared, address }: SavedReportContent) => [
  name,
  report,
  JSON.stringify(question),
  period && JSON.stringify(period),
  window?.from ?? null,
  window?.to ?? null,
  shared,
  address,
];

async function assertRoom(client: PoolClient, principal: Principal): Promise<void> {
  const { rows } = await client.query<{ kept: number }>(
    'select count(*)::int as kept from saved_reports where owner = $1 and org_id = $2',
    [principal.name, homeOf(principal)]
  );
  if (rows[0].kept >= MOST_PER_OWNER) {
    throw new Problem(`You keep ${MOST_PER_OWNER} reports, the most there may be. Delete one you no longer need.`, {
      status: 409,
    });
  }
}

/** Throws a Problem for a mistake (400), for a principal who only reads (403), and for a name they already use (409). */
export async function createSavedReport(
  pool: Pool,
  input: unknown,
  principal: Principal,
  moment: string
): Promise<SavedReport> {
  if (principal.role === 'viewer') {
    throw new Problem('Viewers read saved reports; editors save them. Ask an editor, or keep the link.', {
      status: 403,
    });
  }
  const content = readSavedReport(input, moment);
  return inTransaction(pool, async (client) => {
    await assertRoom(client, principal);
    const { rows } = await client
      .query<{ id: string }>(
        `insert into saved_reports
           (name, report, question, period, window_from, window_to, shared, address, owner, changed_by, org_id, scope)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11) returning saved_report_id::text as id`,
        [...columnsOf(content), principal.name, homeOf(principal), JSON.stringify(principal.scope)]
      )
      .catch(nameTaken(content.name));
    return recorded(client, principal, 'created', rows[0].id);
  });
}

/** Throws a Problem for a mistake (400), for one the principal may not change (403) or read (404), and for a taken name (409). */
export async function changeSavedReport(
  pool: Pool,
  id: string,
  input: unknown,
  principal: Principal,
  moment: string
): Promise<SavedReport> {
  const content = readSavedReport(input, moment);
  return inTransaction(pool, async (client) => {
    const before = await changeable(client, id, principal);
    await client
      .query(
        `update saved_reports set name = $1, report = $2, question = $3, period = $4, window_from = $5, window_to = $6,
           shared = $7, address = $8, changed_by = $9, scope = $10, changed_at = now()
         where saved_report_id = $11::bigint`,
        [...columnsOf(content), principal.name, JSON.stringify(principal.scope), id]
      )
      .catch(nameTaken(content.name));
    return recorded(client, principal, 'changed', id, before);
  });
}

/** Throws a Problem for one the principal may not change (403) or read (404), and for one that is in use (409). */
export async function deleteSavedReport(pool: Pool, id: string, principal: Principal): Promise<void> {
  await inTransaction(pool, async (client) => {
    const before = await changeable(client, id, principal);
    await client.query('delete from saved_reports where saved_report_id = $1::bigint', [id]).catch(inUse(before.name));
    await recordChange(client, { by: principal, kind: 'saved_report', id, action: 'deleted', before });
  });
}

async function changeable(client: PoolClient, id: string, principal: Principal): Promise<SavedReport> {
  await client.query('select from saved_reports where saved_report_id = $1::bigint for update', [ID.test(id) ? id : 0]);
  const found = await findSavedReport(client, id, principal);
  if (!found.mayChange) {
    throw new Problem(`“${found.name}” belongs to ${found.owner}: save it under a name of your own.`, { status: 403 });
  }
  return found;
}

async function recorded(
  client: PoolClient,
  principal: Principal,
  action: string,
  id: string,
  before?: SavedReport
): Promise<SavedReport> {
  const after = await findSavedReport(client, id, principal);
  await recordChange(client, { by: principal, kind: 'saved_report', id, action, before, after });
  return after;
}

const nameTaken = (name: string) => (error: { code?: string }) => {
  throw error.code === UNIQUE_VIOLATION
    ? new Problem(`There is a saved report “${name}” of this owner already. Choose another name.`, {
        status: 409,
        field: 'name',
      })
    : error;
};

const inUse = (name: string) => (error: { code?: string }) => {
  throw error.code === STILL_REFERENCED
    ? new Problem(`“${name}” is used by a schedule. Delete that first.`, { status: 409 })
    : error;
};
