import { IncomingRow } from '../../calls/ingest';
import { incomingRows } from './incoming-rows';
import { Fields, SwitchReader } from './switch-reader';
import { lookUp, rowsWith } from './rows-with';
import { ReadRow, RowContext, TableSettings, TimeForm } from './table-switch';
import { momentOfColumn } from './time-range';

/** A table of a switch, and how its rows become attempts. */
export interface PlainTable {
  name: string;
  query?: string;
  id?: string;
  columns: readonly string[];
  time: { column: string; form: TimeForm };
  settings: TableSettings;
  read(rows: Fields[], beside: Pick<RowContext<TableSettings>, 'rowsWith' | 'lookUp'>): ReadRow[] | Promise<ReadRow[]>;
}

/** The attempts of some rows, as they are handed over to be stored. */
export async function attemptsOf(reader: SwitchReader, table: PlainTable, rows: Fields[]): Promise<IncomingRow[]> {
  const { id, time, settings } = table;
  const since = settings.since === undefined ? -Infinity : Date.parse(settings.since);
  const wanted = rows.filter((row) => (timeOf(table, row) ?? Infinity) >= since);
  if (wanted.length === 0) {
    return [];
  }
  const { name, query, columns } = table;
  const read = await table.read(wanted, {
    rowsWith: (column, values) => rowsWith(reader, { name, query, columns }, column, values),
    lookUp: (other, key, values, columns) => lookUp(reader, { name: other, columns }, key, values),
  });
  return incomingRows(read, settings.columns, (row) =>
    id === undefined
      ? Math.floor((momentOfColumn(time.form, settings.zone, row[time.column]) ?? 0) / 1000)
      : Number(row[id])
  );
}

/** When the call of a row was, in milliseconds since 1970. */
export function timeOf({ time, settings }: PlainTable, row: Fields): number | undefined {
  return momentOfColumn(time.form, settings.zone, row[time.column]);
}
