import { Problem } from '../../../contract/problem';
import { connectMysql } from './mysql-switch';
import { connectPostgres } from './postgres-switch';
import { ConnectionSettings, databaseAddress } from './pull-settings';
import { SwitchConnection } from './switch-reader';

/** Calls `work` with the switch's database, and lets go of it afterwards. Throws a Problem that never holds the password. */
export async function withSwitch<T>(
  settings: ConnectionSettings,
  work: (connection: SwitchConnection) => Promise<T>
): Promise<T> {
  const address = databaseAddress(settings);
  const options = { statementTimeoutS: settings.statement_timeout_s, lateRowsS: settings.late_rows_s };
  try {
    const connect = /^postgres/.test(address) ? connectPostgres : connectMysql;
    const connection = await connect(address, options);
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw explain(error, settings);
  }
}

const NO_DATABASE = 'it has no database of that name';
const NO_GRANT = 'the user may not read the tables: grant select on them';

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'there is no host of that name',
  EHOSTUNREACH: 'the host can’t be reached',
  ETIMEDOUT: 'it does not answer',
  PROTOCOL_CONNECTION_LOST: 'the connection broke',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  ER_ACCESS_DENIED_ERROR: 'it refuses the user or the password',
  '3D000': NO_DATABASE,
  ER_BAD_DB_ERROR: NO_DATABASE,
  ER_DBACCESS_DENIED_ERROR: NO_GRANT,
  '42501': NO_GRANT,
  ER_TABLEACCESS_DENIED_ERROR: NO_GRANT,
  ER_COLUMNACCESS_DENIED_ERROR: NO_GRANT,
};
/** By PostgreSQL's code, and by the numbers of MariaDB and MySQL, whose names the driver does not all know. */
const CUT_OFF = new Set<unknown>(['57014', 1969, 3024]);

/** What a reader of the set-up page can do about an error of the switch's database. */
function explain(error: unknown, settings: ConnectionSettings): unknown {
  if (error instanceof Problem) {
    return error;
  }
  const { code = '', errno, message } = error as NodeJS.ErrnoException;
  const cutOff =
    `a query took longer than ${settings.statement_timeout_s} s and was cut off: ` +
    'are the indexes there that the page of this switch asks for?';
  const reason = CUT_OFF.has(code) || CUT_OFF.has(errno) ? cutOff : (REASONS[code] ?? withoutAddress(message));
  return new Problem(`The switch's database: ${reason}.`, { status: 502 });
}

function withoutAddress(message: string): string {
  return message.replace(/\b(postgres(ql)?|mysql|mariadb):\/\/\S+/g, '[address]').replace(/\.$/, '');
}
