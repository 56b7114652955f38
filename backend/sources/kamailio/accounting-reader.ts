import { IncomingRow } from '../../calls/ingest';
import { Batch, BatchReader } from '../pull/batch-reader';
import { LateRound, NewRows, readNewRows } from '../pull/numbered-rows';
import { NOTHING_SEEN, SeenIds, Snapshot } from '../pull/seen-ids';
import { SwitchConnection, SwitchReader } from '../pull/switch-reader';
import { AccountingRow, momentOf } from './accounting-row';
import { AccountingTable, describeTable, readCallRows } from './accounting-table';
import { attemptsOfCall } from './attempts-of-call';
import { AccountedCall, callsOfRows } from './calls-of-rows';
import { KamailioSettings } from './settings';

type Kind = AccountingRow['table'];

/** How far each table of the switch has been read, as kept in `sources.watermark`. */
export type AccountingWatermark = Partial<Record<Kind, SeenIds>>;

/** The calls that rows not read before belong to, each as a whole, from one consistent look at the switch. */
export class AccountingReader implements BatchReader {
  private watermark: AccountingWatermark;
  private readonly late: Partial<Record<Kind, LateRound>> = {};

  constructor(
    private readonly connection: SwitchConnection,
    private readonly settings: KamailioSettings,
    watermark: unknown
  ) {
    this.watermark = (watermark ?? {}) as AccountingWatermark;
  }

  next(): Promise<Batch> {
    return this.connection.inSnapshot(async (reader, snapshot) => {
      const tables = await this.tables(reader);
      const news: Array<{ table: AccountingTable; found: NewRows }> = [];
      for (const table of tables) {
        news.push({ table, found: await this.readNew(reader, snapshot, table) });
      }
      const touched = news
        .flatMap(({ found }) => found.rows)
        .filter(({ fields }) => fields.method === 'INVITE' || fields.method === 'BYE');
      const rows: AccountingRow[] = [];
      for (const table of touched.length > 0 ? tables : []) {
        rows.push(...(await readCallRows(reader, table, touched)));
      }
      const ids = new Map(news.map(({ table, found }) => [table.kind, new Set(found.rows.map(({ id }) => id))]));
      return {
        rows: toIncomingRows(rows, this.settings, (row) => ids.get(row.table)?.has(row.id) ?? false),
        watermark: this.watermark,
        exhausted: news.every(({ found }) => found.exhausted),
        restarted: news.filter(({ found }) => found.restarted).map(({ table }) => table.name),
      };
    });
  }

  private async tables(reader: SwitchReader): Promise<AccountingTable[]> {
    const { acc_table, missed_calls_table, columns } = this.settings;
    const tables = [await describeTable(reader, 'acc', acc_table, columns)];
    if (missed_calls_table !== null) {
      tables.push(await describeTable(reader, 'missed_calls', missed_calls_table, columns));
    }
    return tables;
  }

  private async readNew(reader: SwitchReader, snapshot: Snapshot, table: AccountingTable): Promise<NewRows> {
    const found = await readNewRows(reader, snapshot, table, {
      seen: this.watermark[table.kind] ?? NOTHING_SEEN,
      late: this.late[table.kind],
      limit: this.settings.batch_rows,
      keepMs: this.settings.late_rows_s * 1000,
    });
    this.watermark = { ...this.watermark, [table.kind]: found.seen };
    this.late[table.kind] = found.late;
    return found;
  }
}

function toIncomingRows(
  rows: AccountingRow[],
  settings: KamailioSettings,
  isNew: (row: AccountingRow) => boolean
): IncomingRow[] {
  const { calls, orphans, unreadable } = callsOfRows(rows, (row) => momentOf(row, settings.zone));
  return [
    ...calls.flatMap((call) => rowsOfCall(call, settings)),
    ...unreadable.filter(isNew).map((row) => rejected(row, `time “${row.time}” is no time of the switch's clock.`)),
    ...orphans
      .filter(isNew)
      .map((row) =>
        rejected(row, 'A BYE whose INVITE was not accounted: accounting began, or was cleared, during the call.')
      ),
  ];
}

function rowsOfCall(call: AccountedCall, settings: KamailioSettings): IncomingRow[] {
  return attemptsOfCall(call, settings).map(({ record, rows }) => ({
    position: rows[0].id,
    raw: JSON.stringify(rows),
    record,
  }));
}

function rejected(row: AccountingRow, reason: string): IncomingRow {
  return { position: row.id, raw: JSON.stringify([row]), reason };
}
