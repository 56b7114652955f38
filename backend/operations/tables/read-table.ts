import { Column, Row } from '../../../contract/answer';
import { Window } from '../../../contract/question';
import { ServiceTable } from '../../../contract/service-query';
import { Queryable } from '../../database/pool';
import { Principal } from '../../access/principal';

export interface Table {
  columns: ReadonlyArray<Pick<Column, 'name' | 'label' | 'unit' | 'help'>>;
  /** Columns viewers do not see. */
  forEditors?: readonly string[];
  read: (db: Queryable, window: Window, orgId: number | null) => Promise<Row[]>;
}

export async function readTable(
  db: Queryable,
  { columns, forEditors = [], read }: Table,
  window: Window,
  { role, orgId }: Principal
): Promise<ServiceTable> {
  const hidden = role === 'viewer' ? forEditors : [];
  const shown = columns.filter(({ name }) => !hidden.includes(name));
  const left = columns.filter(({ name }) => hidden.includes(name)).map(({ label }) => label);
  return {
    columns: shown.map((column) => ({ ...column, kind: 'measure' })),
    rows: await read(db, window, orgId),
    notes: left.length > 0 ? [`Shown to editors and administrators only: ${left.join(', ')}.`] : [],
  };
}

/** Reads rows whose columns the statement names as the table does; `$1` and `$2` are the window. */
export function rowsOf(sql: string): Table['read'] {
  return async (db, { from, to }) => (await db.query<Row>(sql, [from, to])).rows;
}

/** The same of what belongs to organisations: `$3` is the one of whoever asks, null for all. */
export function rowsOfOrg(sql: string): Table['read'] {
  return async (db, { from, to }, orgId) => (await db.query<Row>(sql, [from, to, orgId])).rows;
}
