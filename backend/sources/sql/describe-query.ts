import { Problem } from '../../../contract/problem';
import { RawRecord } from '../../calls/attempt';
import { ATTEMPT_COLUMNS, missingColumns, unknownColumns } from '../../calls/attempt-columns';
import { instantOfLocalTime } from '../local-time';
import { PlainTable } from '../pull/plain-table';
import { Fields, SwitchReader } from '../pull/switch-reader';
import { SqlSettings } from './sql-settings';

const INSTANTS = ATTEMPT_COLUMNS.filter(({ type }) => type === 'instant').map(({ name }) => name);

/** What the operator's SELECT gives. Throws a Problem where its columns are not those of an attempt. */
export async function describeQuery(reader: SwitchReader, settings: SqlSettings): Promise<PlainTable> {
  const { query, id_column, time_column, time_form, zone } = settings;
  const columns = await reader.statement().columns(`select * from (${query}) t limit 0`);
  const helping = [id_column, time_column].filter((name) => name !== undefined);
  assertColumns(columns, helping);
  return {
    name: 'the SELECT',
    query,
    id: id_column,
    columns,
    time: { column: time_column, form: time_form },
    settings: { ...settings, columns: {}, table: 'the SELECT' },
    read: (rows) => rows.map((row) => ({ row, record: recordOf(row, zone) })),
  };
}

function assertColumns(columns: readonly string[], helping: readonly string[]): void {
  const faults = [
    named(
      'columns that are none of an attempt',
      unknownColumns(columns).filter((name) => !helping.includes(name))
    ),
    named(
      'columns that are there twice',
      columns.filter((name, at) => columns.indexOf(name) !== at)
    ),
    named('required columns that are missing', missingColumns(columns)),
    named(
      'columns the settings name that are missing',
      helping.filter((name) => !columns.includes(name))
    ),
  ].filter((fault) => fault !== '');
  if (faults.length > 0) {
    throw new Problem(`The SELECT does not give attempts: ${faults.join('; ')}. Name its columns as canonical ones.`, {
      field: 'settings.query',
      allowed: ATTEMPT_COLUMNS.map(({ name }) => name),
    });
  }
}

function named(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what}: ${names.slice(0, 8).join(', ')}`;
}

/** Times without an offset are of the switch's zone. */
function recordOf(row: Fields, zone: string): RawRecord {
  const record: RawRecord = Object.fromEntries(
    Object.entries(row).filter(([name]) => unknownColumns([name]).length === 0)
  );
  for (const name of INSTANTS) {
    const text = row[name];
    if (text !== undefined && text !== null) {
      record[name] = instantOfLocalTime(text, zone) ?? text;
    }
  }
  return record;
}
