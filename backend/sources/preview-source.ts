import { Pool } from 'pg';

import { PreviewRow, SourcePreview } from '../../contract/sources';
import { SourceNumbers } from '../calls/called-number';
import { enrich } from '../calls/enrich';
import { IncomingRow } from '../calls/ingest';
import { OtherMeanings } from '../calls/outcome';
import { ParsedAttempt, parseAttempt } from '../calls/parse-attempt';
import { inTransaction } from '../database/pool';
import { holdReference, ReferenceTables } from '../reference/tables-in-force';
import { pulledSwitch } from './pulled-switches';

const ROWS = 20;

/** The first rows of a switch as they would be stored, without storing anything. Throws a Problem that names the wrong setting. */
export async function previewSource(pool: Pool, kind: string, given: unknown): Promise<SourcePreview> {
  const pull = pulledSwitch(kind).withSettings(given);
  const rows = await pull.open(async (opened) => {
    await opened.check?.();
    return (await opened.start(null).next()).rows.slice(0, ROWS);
  });
  const numbers = (pull.settings.numbers ?? {}) as SourceNumbers;
  const meanings = pull.settings.outcomes as OtherMeanings | undefined;
  const shown = await inTransaction(pool, async (client) => {
    const tables = await holdReference(pool, client);
    return rows.map((row) => shownRow(row, tables, numbers, meanings));
  });
  const known = new Set(shown.flatMap(({ values = {} }) => Object.keys(values)));
  return { columns: [...known], rows: shown };
}

function shownRow(
  { record, reason, raw }: IncomingRow,
  tables: ReferenceTables,
  numbers: SourceNumbers,
  meanings?: OtherMeanings
): PreviewRow {
  const { attempt, reason: fault }: ParsedAttempt = reason === undefined ? parseAttempt(record ?? {}) : { reason };
  if (!attempt) {
    return { reason: fault, raw };
  }
  const values: NonNullable<PreviewRow['values']> = {};
  for (const [column, value] of Object.entries(enrich(attempt, tables, numbers, meanings))) {
    if (value !== null) {
      values[column] = value;
    }
  }
  return { values };
}
