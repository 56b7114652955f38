import { NamedKind } from '../../../contract/sources';
import { KnownName } from '../../calls/known-names';
import { ownId } from '../../calls/own-ids';
import { SwitchReader } from './switch-reader';
import { readableColumns } from './table-columns';

/** A table of a switch that says what ids are called. */
export interface NameTable {
  kind: NamedKind;
  table: string;
  id: string;
  name: string;
  /** A second part of the name, where the switch keeps it by itself. */
  surname?: string;
  /** Of endpoints, which are numbered within their type. */
  endpointType?: string;
}

/** More are not names people look at. */
const MOST_NAMES = 100_000;

/** What the table calls its ids, as they are stored; nothing where this user may not read it. */
export async function readNames(
  reader: SwitchReader,
  { kind, table, id, name, surname, endpointType }: NameTable,
  idPrefix?: string
): Promise<KnownName[]> {
  const readable = await readableColumns(reader, table);
  if (!readable.has(id) || !readable.has(name)) {
    return [];
  }
  const statement = reader.statement();
  const rows = await statement.rows(
    `select ${statement.asText(id)} as ${statement.name('id')}, ${statement.asText(name)} as ${statement.name('name')},
       ${surname && readable.has(surname) ? statement.asText(surname) : 'null'} as ${statement.name('surname')}
     from ${statement.name(table)} t order by t.${statement.name(id)} limit ${MOST_NAMES}`
  );
  return rows.flatMap((row) => {
    const called = [row.name, row.surname].flatMap((part) => part?.trim() || []).join(' ');
    const own = row.id && ownId(row.id, idPrefix);
    return own && called ? [{ kind, id: endpointType ? `${endpointType}/${own}` : own, name: called }] : [];
  });
}
