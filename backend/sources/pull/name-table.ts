import { KnownName, NameKind } from '../../calls/known-names';
import { SwitchReader } from './switch-reader';
import { readableColumns } from './table-columns';

/** A table of a switch that says what ids are called. */
export interface NameTable {
  kind: NameKind;
  table: string;
  id: string;
  name: string;
}

/** More are not names people look at. */
const MOST_NAMES = 100_000;

/** What the table calls its ids; nothing where this user may not read it. */
export async function readNames(reader: SwitchReader, { kind, table, id, name }: NameTable): Promise<KnownName[]> {
  const readable = await readableColumns(reader, table);
  if (!readable.has(id) || !readable.has(name)) {
    return [];
  }
  const statement = reader.statement();
  const rows = await statement.rows(
    `select ${statement.asText(id)} as ${statement.name('id')}, ${statement.asText(name)} as ${statement.name('name')}
     from ${statement.name(table)} t order by t.${statement.name(id)} limit ${MOST_NAMES}`
  );
  return rows.flatMap((row) => (row.id && row.name?.trim() ? [{ kind, id: row.id, name: row.name.trim() }] : []));
}
