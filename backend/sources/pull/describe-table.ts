import { Problem } from '../../../contract/problem';
import { ATTEMPT_COLUMNS } from '../../calls/attempt-columns';
import { PlainTable } from './plain-table';
import { Fields, SwitchReader } from './switch-reader';
import { columnsOf } from './table-columns';
import { TableSettings, TableSwitch } from './table-switch';

/** What the service works out of the rows of a call. */
const NOT_A_COLUMN = new Set(['attempt_id', 'call_id', 'is_final', 'started_at', 'answered_at']);

/** What to read of the table and how. Throws a Problem for a table that is not one of this switch. */
export async function describeTable<S extends TableSettings>(
  reader: SwitchReader,
  kind: TableSwitch<S>,
  settings: S
): Promise<PlainTable> {
  const { table, columns, id_column = kind.numbered, time_column = kind.time.column } = settings;
  const needed = kind.needed.map((column) => (column === kind.time.column ? time_column : column));
  const wanted = [...needed, ...(settings.id_column ? [settings.id_column] : [])];
  const available = await columnsOf(reader, table, wanted);
  assertColumns(columns, table, available);
  const read = new Set(
    [...wanted, id_column, ...kind.known, ...Object.values(columns)].filter((column) => available.has(column))
  );
  const absent: Fields = Object.fromEntries(
    kind.known.filter((name) => !available.has(name)).map((name) => [name, null])
  );
  return {
    name: table,
    id: available.has(id_column) ? id_column : undefined,
    columns: [...read],
    time: { ...kind.time, column: time_column },
    settings,
    read: (rows, { rowsWith, lookUp }) => {
      const whole = (some: Fields[]) =>
        some.map((row) => ({ ...absent, ...row, [kind.time.column]: row[time_column] }));
      return kind.read(whole(rows), {
        settings,
        lookUp,
        rowsWith: async (column, values) => whole(await rowsWith(column, values)),
      });
    },
  };
}

function assertColumns(columns: Readonly<Record<string, string>>, table: string, available: ReadonlySet<string>): void {
  const targets = ATTEMPT_COLUMNS.map(({ name }) => name as string).filter((name) => !NOT_A_COLUMN.has(name));
  for (const [target, column] of Object.entries(columns)) {
    const field = `columns.${target}`;
    if (!targets.includes(target)) {
      throw new Problem(`“${target}” is nothing a column of the switch can be read as.`, { field, allowed: targets });
    }
    if (!available.has(column)) {
      throw new Problem(
        `The switch's table ${table} has no column “${column}”, which is set to be read as ${target}.`,
        { field, allowed: [...available] }
      );
    }
  }
}
