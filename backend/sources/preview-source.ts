import { Pool } from 'pg';

import { PreviewRow, SourcePreview } from '../../contract/sources';
import { EnrichedAttempt } from '../calls/attempt';
import { SourceNumbers } from '../calls/called-number';
import { enrich } from '../calls/enrich';
import { IncomingRow } from '../calls/ingest';
import { namesIn } from '../calls/known-names';
import { OtherMeanings } from '../calls/outcome';
import { withOwnIds } from '../calls/own-ids';
import { ParsedAttempt, parseAttempt } from '../calls/parse-attempt';
import { inTransaction } from '../database/pool';
import { holdReference } from '../reference/tables-in-force';
import { clashesWith } from './id-clashes';
import { namesOfSwitch } from './pull/keep-names';
import { pulledSwitch } from './pulled-switches';

const ROWS = 20;

/**
 * The first rows of a switch as they would be stored under that name of a source, without storing anything. Throws a
 * Problem that names the wrong setting.
 */
export async function previewSource(pool: Pool, name: string, kind: string, given: unknown): Promise<SourcePreview> {
  const pull = pulledSwitch(kind).withSettings(given);
  const rows = await pull.open(async (opened) => {
    await opened.check?.();
    return (await opened.start(null).next()).rows.slice(0, ROWS);
  });
  const { numbers = {}, outcomes, id_prefix: prefix } = pull.settings;
  const attempts: EnrichedAttempt[] = [];
  const shown = await inTransaction(pool, async (client): Promise<PreviewRow[]> => {
    const tables = await holdReference(pool, client);
    return rows.map((row) => {
      const { attempt, reason } = parsed(row);
      if (!attempt) {
        return { reason, raw: row.raw };
      }
      const own = withOwnIds(attempt, prefix as string | undefined);
      const enriched = enrich(own, tables, numbers as SourceNumbers, outcomes as OtherMeanings | undefined);
      attempts.push(enriched);
      return { values: knownValues(enriched) };
    });
  });
  const columns = new Set(shown.flatMap(({ values = {} }) => Object.keys(values)));
  const names = [...(await namesOfSwitch(pull)), ...namesIn(attempts)];
  return { columns: [...columns], rows: shown, clashes: await clashesWith(pool, name, names) };
}

const parsed = ({ record, reason }: IncomingRow): ParsedAttempt =>
  reason === undefined ? parseAttempt(record ?? {}) : { reason };

function knownValues(attempt: EnrichedAttempt): NonNullable<PreviewRow['values']> {
  return Object.fromEntries(
    Object.entries(attempt).filter((entry): entry is [string, string | number | boolean] => entry[1] !== null)
  );
}
