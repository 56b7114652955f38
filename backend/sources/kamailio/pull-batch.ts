import { Pool } from 'pg';

import { IncomingRow } from '../../calls/ingest';
import { AccountingRow, momentOf } from './accounting-row';
import { attemptsOfCall } from './attempts-of-call';
import { AccountedCall, callsOfRows } from './calls-of-rows';
import { AccountingTable, describeTable, NewRows, readCallRows, readNewRows } from './read-rows';
import { noteRead, NOTHING_SEEN, SeenIds, Snapshot } from './seen-ids';
import { KamailioSettings } from './settings';
import { inSnapshot } from './switch-database';

/** How far each table of the switch has been read, as kept in `sources.watermark`. */
export type KamailioWatermark = Partial<Record<AccountingRow['table'], SeenIds>>;

export interface Batch {
  rows: IncomingRow[];
  watermark: KamailioWatermark;
  /** There is nothing more to read now. */
  exhausted: boolean;
  /** Tables whose numbering began anew since the last time, and which are read from their first row again. */
  restarted: string[];
}

/** The calls that rows not read before belong to, each as a whole, from one consistent look at the switch. */
export async function readBatch(pool: Pool, settings: KamailioSettings, watermark: KamailioWatermark): Promise<Batch> {
  return inSnapshot(pool, settings, async (client, snapshot) => {
    const tables: AccountingTable[] = [await describeTable(client, 'acc', settings.acc_table, settings.columns)];
    if (settings.missed_calls_table !== null) {
      tables.push(await describeTable(client, 'missed_calls', settings.missed_calls_table, settings.columns));
    }
    const news: Array<{ table: AccountingTable; found: NewRows }> = [];
    for (const table of tables) {
      const seen = watermark[table.kind] ?? NOTHING_SEEN;
      news.push({ table, found: await readNewRows(client, table, seen, settings.batch_rows) });
    }
    const touched = news.flatMap(({ found }) => found.rows).filter((row) => isOfCall(row.method));
    const rows: AccountingRow[] = [];
    if (touched.length > 0) {
      for (const table of tables) {
        rows.push(...(await readCallRows(client, table, touched)));
      }
    }
    const ids = new Map(news.map(({ table, found }) => [table.kind, new Set(found.rows.map((row) => row.id))]));
    return {
      rows: toIncomingRows(rows, settings, (row) => ids.get(row.table)?.has(row.id) ?? false),
      watermark: advance(watermark, news, snapshot, settings),
      exhausted: news.every(({ found }) => found.exhausted),
      restarted: news.filter(({ found }) => found.restarted).map(({ table }) => table.name),
    };
  });
}

function isOfCall(method: string): boolean {
  return method === 'INVITE' || method === 'BYE';
}

function advance(
  watermark: KamailioWatermark,
  news: Array<{ table: AccountingTable; found: NewRows }>,
  snapshot: Snapshot,
  settings: KamailioSettings
): KamailioWatermark {
  const entries = news.map(({ table, found }) => {
    const seen = found.restarted ? NOTHING_SEEN : (watermark[table.kind] ?? NOTHING_SEEN);
    const read = { ids: found.rows.map((row) => row.id), gapsExhausted: found.gapsExhausted };
    return [table.kind, noteRead(seen, read, snapshot, settings.late_rows_s * 1000)] as const;
  });
  return { ...watermark, ...Object.fromEntries(entries) };
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
