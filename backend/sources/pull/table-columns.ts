import { Problem } from '../../../contract/problem';
import { SwitchReader } from './switch-reader';

/** The columns of a table that this user may see. Throws a Problem where there is no such table, or one it must have is missing. */
export async function columnsOf(
  reader: SwitchReader,
  table: string,
  needed: readonly string[] = []
): Promise<ReadonlySet<string>> {
  const available =
    reader.engine === 'postgres' ? await inPostgres(reader, table, 'true') : await inMysql(reader, table);
  const missing = needed.filter((column) => !available.has(column));
  if (available.size === 0) {
    throw new Problem(`The switch's database has no table ${table} that this user may see.`);
  }
  if (missing.length > 0) {
    throw new Problem(`The switch's table ${table} has no column ${missing.join(', ')}: is it the right table?`);
  }
  return available;
}

/** The columns of a table that this user may read; none where it may not, or there is no such table. */
export function readableColumns(reader: SwitchReader, table: string): Promise<ReadonlySet<string>> {
  return reader.engine === 'postgres'
    ? inPostgres(reader, table, `has_column_privilege(attrelid, attnum, 'select')`)
    : inMysql(reader, table);
}

async function inPostgres(reader: SwitchReader, table: string, condition: string): Promise<Set<string>> {
  const statement = reader.statement();
  const rows = await statement.rows(
    `select attname as column from pg_attribute
     where attrelid = to_regclass(${statement.bind(statement.name(table))}) and attnum > 0 and not attisdropped and ${condition}`
  );
  return new Set(rows.map(({ column }) => column!));
}

async function inMysql(reader: SwitchReader, table: string): Promise<Set<string>> {
  const statement = reader.statement();
  const [name, schema] = table.split('.').reverse();
  const rows = await statement.rows(
    `select column_name as name from information_schema.columns
     where table_schema = ${schema === undefined ? 'database()' : statement.bind(schema)}
       and table_name = ${statement.bind(name)}`
  );
  return new Set(rows.map((row) => row.name!));
}
