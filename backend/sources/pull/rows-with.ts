import { fromOf } from './from-of';
import { Fields, SwitchReader } from './switch-reader';
import { readableColumns } from './table-columns';

const VALUES_A_STATEMENT = 500;

/** The rows of a table that have one of these values in a column. */
export async function rowsWith(
  reader: SwitchReader,
  table: { name: string; query?: string; columns: readonly string[] },
  column: string,
  values: readonly string[]
): Promise<Fields[]> {
  const wanted = [...new Set(values)];
  const rows: Fields[] = [];
  for (let at = 0; at < wanted.length; at += VALUES_A_STATEMENT) {
    const statement = reader.statement();
    const selected = table.columns.map((name) => `${statement.asText(name)} as ${statement.name(name)}`).join(', ');
    rows.push(
      ...(await statement.rows(
        `select ${selected} from ${fromOf(statement, table)}
         where t.${statement.name(column)} in ${statement.list(wanted.slice(at, at + VALUES_A_STATEMENT))}`
      ))
    );
  }
  return rows;
}

/** The same by the values found, of a table that may be closed to this user: its columns are unknown then. */
export async function lookUp(
  reader: SwitchReader,
  table: { name: string; columns: readonly string[] },
  key: string,
  values: ReadonlyArray<string | null>
): Promise<ReadonlyMap<string, Fields>> {
  const wanted = values.filter((value): value is string => value !== null);
  const readable = await readableColumns(reader, table.name);
  if (wanted.length === 0 || !readable.has(key)) {
    return new Map();
  }
  const columns = [key, ...table.columns.filter((column) => readable.has(column) && column !== key)];
  const rows = await rowsWith(reader, { name: table.name, columns }, key, wanted);
  return new Map(rows.map((row) => [row[key]!, row]));
}
