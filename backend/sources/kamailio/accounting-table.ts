import { NumberedRow, NumberedTable } from '../pull/numbered-rows';
import { SwitchReader } from '../pull/switch-reader';
import { columnsOf } from '../pull/table-columns';
import { AccountingRow, toAccountingRow } from './accounting-row';
import { resolveColumns } from './columns';

/** A table of the switch, and which of its columns to read as what. */
export interface AccountingTable extends NumberedTable {
  kind: AccountingRow['table'];
  readAs: Map<string, string>;
}

const NEEDED = ['id', 'method', 'from_tag', 'to_tag', 'callid', 'sip_code', 'time'];

/** Throws a Problem for a table that is not there or lacks what every accounting table has. */
export async function describeTable(
  reader: SwitchReader,
  kind: AccountingRow['table'],
  name: string,
  configured: Readonly<Record<string, string>>
): Promise<AccountingTable> {
  const available = await columnsOf(reader, name, NEEDED);
  // What a configured column is missing from the second table is simply not known of its rows.
  const expected =
    kind === 'acc'
      ? configured
      : Object.fromEntries(Object.entries(configured).filter(([, column]) => available.has(column)));
  return {
    kind,
    name,
    id: 'id',
    columns: ['method', 'callid', 'from_tag', 'to_tag'],
    readAs: resolveColumns(expected, name, available),
  };
}

/** All INVITE and BYE rows of the calls these rows are of. */
export async function readCallRows(
  reader: SwitchReader,
  table: AccountingTable,
  touched: readonly NumberedRow[]
): Promise<AccountingRow[]> {
  const callIds = new Set(touched.map(({ fields }) => fields.callid ?? ''));
  const tags = new Set(touched.flatMap(({ fields }) => [fields.from_tag ?? '', fields.to_tag ?? '']));
  const statement = reader.statement();
  const selected = [...NEEDED.map((name) => [name, name] as const), ...table.readAs].map(
    ([target, column]) => `${statement.asText(column)} as ${statement.name(target)}`
  );
  const text =
    `select ${selected.join(', ')} from ${statement.name(table.name)} t ` +
    `where callid in ${statement.list([...callIds])} and method in ('INVITE', 'BYE') order by t.id`;
  const rows = await statement.rows(text);
  return rows
    .map((row) => toAccountingRow(table.kind, row))
    .filter(({ fromTag, toTag }) => [fromTag, toTag].some((tag) => tag !== '' && tags.has(tag)));
}
