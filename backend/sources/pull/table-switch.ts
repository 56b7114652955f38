import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { describeTable } from './describe-table';
import { NameTable } from './name-table';
import { plainSwitch } from './plain-switch';
import { PullSettings, readPullSettings, tableName } from './pull-settings';
import { PulledSwitch } from './pulled-switch';
import { Fields, SwitchReader } from './switch-reader';

/** What a row became: an attempt by the canonical columns, or the reason why it is none. */
export type ReadRow = { row: Fields; record: RawRecord; reason?: undefined } | { row: Fields; reason: string };

export interface RowContext<S> {
  settings: S;
  /** All rows of the table that have one of these values in a column: the rest of the calls some rows are of. */
  rowsWith(column: string, values: readonly string[]): Promise<Fields[]>;
  /** Rows of another table by a key of it; none where this user may not see it. */
  lookUp: LookUp;
}

export type LookUp = (
  table: string,
  key: string,
  values: ReadonlyArray<string | null>,
  columns: readonly string[]
) => Promise<ReadonlyMap<string, Fields>>;

/** How the time of a row is written: with its zone, as the clock of the switch shows it, or in seconds since 1970. */
export type TimeForm = 'instant' | 'local' | 'epoch';

/** A switch that keeps its calls in one table. */
export interface TableSwitch<S extends TableSettings> {
  /** In sentences. */
  name: string;
  label: string;
  capabilities: PulledSwitch['capabilities'];
  settings: z.ZodMiniType<S>;
  /** Columns it can't do without, and those that are read where the table has them. */
  needed: readonly string[];
  known: readonly string[];
  /** A column that numbers the rows as they are written, where the table has it. */
  numbered: string;
  /** When a call began or ended; by it a table without numbers is read, and any range is read again. */
  time: { column: string; form: TimeForm };
  names?: readonly NameTable[];
  /** Where those tables are, when they are not beside the calls. */
  namesDatabase?: (settings: S) => string | undefined;
  /** The attempts of these rows; a row that is none, and no mistake, is left out. */
  read(rows: Fields[], context: RowContext<S>): ReadRow[] | Promise<ReadRow[]>;
}

const DAY_S = 86_400;

/** What can be set for every table that is read. */
export const READING_SETTINGS = {
  /** Where rows are numbered, and when the call was, in a table that calls these columns otherwise. */
  id_column: z.optional(z.string()),
  time_column: z.optional(z.string()),
  /** How old rows are when they are read again, to see what was changed of them. */
  read_again_s: z.optional(
    z.array(z.number().check(z.minimum(0), z.maximum(90 * DAY_S))).check(z.minLength(1), z.maxLength(20))
  ),
  /** Calls before this are left where they are. */
  since: z.optional(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'must be an instant such as 2026-11-01T00:00:00Z'))
  ),
};

/** What can be set for each of them, beside what can be for all. */
export const tableSettings = (table: string) => ({ table: z._default(tableName, table), ...READING_SETTINGS });

export interface TableSettings extends PullSettings {
  table: string;
  id_column?: string;
  time_column?: string;
  read_again_s?: number[];
  since?: string;
}

/** The kind of source a switch with one table is. */
export function pulledTable<S extends TableSettings>(kind: TableSwitch<S>): PulledSwitch {
  return {
    label: kind.label,
    capabilities: kind.capabilities,
    withSettings: (given) => {
      const settings = readPullSettings(kind.settings, kind.name, given);
      const describe = (reader: SwitchReader) => describeTable(reader, kind, settings);
      return {
        ...plainSwitch(settings, describe),
        readsAgainS: Math.max(...(settings.read_again_s ?? [DAY_S])),
        names: {
          tables: kind.names ?? [],
          settings: { ...settings, database: kind.namesDatabase?.(settings) ?? settings.database },
        },
      };
    },
  };
}

/** The same for every row by itself. `undefined` leaves a row out. */
export function eachRow<S>(
  read: (row: Fields, settings: S) => RawRecord | { reason: string } | undefined
): (rows: Fields[], context: RowContext<S>) => ReadRow[] {
  return (rows, { settings }) =>
    rows.flatMap((row): ReadRow[] => {
      const made = read(row, settings);
      if (made === undefined) {
        return [];
      }
      return typeof made.reason === 'string' ? [{ row, reason: made.reason }] : [{ row, record: made as RawRecord }];
    });
}
