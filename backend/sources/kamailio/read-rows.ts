import { escapeIdentifier, PoolClient } from 'pg';

import { Problem } from '../../../contract/problem';
import { AccountingFields, AccountingRow, toAccountingRow } from './accounting-row';
import { resolveColumns } from './columns';
import { SeenIds } from './seen-ids';

/** A table of the switch, and which of its columns to read as what. */
export interface AccountingTable {
  kind: AccountingRow['table'];
  name: string;
  columns: Map<string, string>;
}

export interface NewRow {
  id: number;
  method: string;
  callid: string;
  from_tag: string;
  to_tag: string;
}

export interface NewRows {
  rows: NewRow[];
  /** All rows that are now in the gaps are among them. */
  gapsExhausted: boolean;
  /** There is no further row. */
  exhausted: boolean;
  /** The ids have begun anew: the table was emptied and its numbering restarted. */
  restarted: boolean;
}

const NEEDED = ['id', 'method', 'from_tag', 'to_tag', 'callid', 'sip_code', 'time'];

/** Throws a Problem for a table that is not there or lacks what every accounting table has. */
export async function describeTable(
  client: PoolClient,
  kind: AccountingRow['table'],
  name: string,
  configured: Readonly<Record<string, string>>
): Promise<AccountingTable> {
  const { rows } = await client.query<{ column: string }>(
    `select attname as column from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [quoted(name)]
  );
  const available = new Set(rows.map((row) => row.column));
  const missing = NEEDED.filter((column) => !available.has(column));
  if (missing.length > 0) {
    throw new Problem(
      available.size === 0
        ? `The switch's database has no table ${name} that this user may see.`
        : `The switch's table ${name} has no column ${missing.join(', ')}, so it is no accounting table of Kamailio.`
    );
  }
  // What a configured column is missing from the second table is simply not known of its rows.
  const expected =
    kind === 'acc'
      ? configured
      : Object.fromEntries(Object.entries(configured).filter(([, name]) => available.has(name)));
  return { kind, name: quoted(name), columns: resolveColumns(expected, name, available) };
}

/** Rows not seen yet, at most `limit` late ones and `limit` after the last. */
export async function readNewRows(
  client: PoolClient,
  table: AccountingTable,
  seen: SeenIds,
  limit: number
): Promise<NewRows> {
  const { rows: edge } = await client.query<{ last: string | null }>(`select max(id)::text as last from ${table.name}`);
  const restarted = edge[0].last !== null && Number(edge[0].last) < seen.up_to;
  const from: SeenIds = restarted ? { up_to: 0, gaps: [] } : seen;
  const columns = 'a.id::text as id, a.method, a.callid, a.from_tag, a.to_tag';
  const late =
    from.gaps.length === 0
      ? []
      : await readRows(
          client,
          `select found.* from unnest($1::bigint[], $2::bigint[]) as gap (low, high)
           cross join lateral (
             select ${columns} from ${table.name} a where a.id between gap.low and gap.high order by a.id limit $3
           ) found
           limit $3`,
          [from.gaps.map((gap) => gap.from), from.gaps.map((gap) => gap.to), limit]
        );
  const fresh = await readRows(
    client,
    `select ${columns} from ${table.name} a where a.id > $1 order by a.id limit $2`,
    [from.up_to, limit]
  );
  return {
    rows: [...late, ...fresh],
    gapsExhausted: late.length < limit,
    exhausted: late.length < limit && fresh.length < limit,
    restarted,
  };
}

async function readRows(client: PoolClient, sql: string, parameters: unknown[]): Promise<NewRow[]> {
  const { rows } = await client.query<Omit<NewRow, 'id'> & { id: string }>(sql, parameters);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** All INVITE and BYE rows of the calls these rows are of. */
export async function readCallRows(
  client: PoolClient,
  table: AccountingTable,
  touched: readonly NewRow[]
): Promise<AccountingRow[]> {
  const callIds = [...new Set(touched.map((row) => row.callid))];
  const tags = [...new Set(touched.flatMap((row) => [row.from_tag, row.to_tag]))].filter((tag) => tag !== '');
  const selected = [...NEEDED.map((name) => [name, name] as const), ...table.columns].map(
    ([target, column]) => `${escapeIdentifier(column)}::text as ${escapeIdentifier(target)}`
  );
  const { rows } = await client.query<AccountingFields>(
    `select ${selected.join(', ')} from ${table.name}
     where callid = any($1) and (from_tag = any($2) or to_tag = any($2)) and method in ('INVITE', 'BYE')
     order by id`,
    [callIds, tags]
  );
  return rows.map((row) => toAccountingRow(table.kind, row));
}

function quoted(name: string): string {
  return name.split('.').map(escapeIdentifier).join('.');
}
