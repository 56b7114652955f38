import { Pool } from 'pg';
import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { encodeCopyLine } from '../../database/copy-text';
import { normaliseNumber } from '../../numbers/phone-number';
import { CsvRecord, readCsvRecords, refuseLine } from '../csv-records';
import { openReferenceFile } from '../reference-file';
import { copyInto, ImportedVersion, putInForce, ReferenceImport } from '../reference-version';

const MAX_DDIS = 1_000_000;
const MAX_ID_LENGTH = 200;
const COLUMNS = ['version', 'digits', 'brand_id', 'account_id', 'provider_id'];

/**
 * A new version of the operator's own numbers from CSV with ddi (in E.164) and, where they are known, account_id,
 * brand_id and ddi_provider_id, the provider it is linked to. Throws a Problem with the line for anything wrong: then the
 * version in force stays.
 */
export function importDdis(
  pool: Pool,
  { file, ...of }: Omit<ReferenceImport, 'table'> & { file: Readable }
): Promise<ImportedVersion> {
  return putInForce(pool, { table: 'ddis', ...of }, async (client, version, onRows) => {
    const lines = new Map<string, number>();
    await copyInto(client, 'ddis', COLUMNS, copyLines(version, readCsvRecords(openReferenceFile(file)), lines, onRows));
    if (lines.size === 0) {
      throw new Problem('The file holds no DDI below its header.', { status: 422 });
    }
    return { rows: lines.size };
  });
}

async function* copyLines(
  version: number,
  records: AsyncIterable<CsvRecord>,
  lines: Map<string, number>,
  onRows: (rows: number) => void
): AsyncGenerator<string> {
  for await (const { line, values } of records) {
    const digits = readDdi(line, values.ddi ?? values.did ?? values.number);
    const earlier = lines.get(digits);
    if (earlier !== undefined) {
      refuseLine(line, `the DDI ${digits} stands on line ${earlier} already`);
    }
    if (lines.size >= MAX_DDIS) {
      refuseLine(line, `these are more than ${MAX_DDIS} DDIs`);
    }
    lines.set(digits, line);
    onRows(lines.size);
    const id = (name: string) => readId(line, name, values[name]);
    yield encodeCopyLine([version, digits, id('brand_id'), id('account_id'), id('ddi_provider_id')]);
  }
}

function readDdi(line: number, text: string | undefined): string {
  if (text === undefined) {
    throw new Problem('The header needs a column ddi; account_id, brand_id and ddi_provider_id may stand beside it.', {
      status: 422,
      allowed: ['ddi', 'account_id', 'brand_id', 'ddi_provider_id'],
    });
  }
  const { digits } = normaliseNumber(text, null, { international: true });
  return (
    digits ?? refuseLine(line, `the DDI is “${text.slice(0, 40)}”, which is no number in E.164 such as +442079460958`)
  );
}

function readId(line: number, name: string, text = ''): string | null {
  if (text.length > MAX_ID_LENGTH || text.includes('\0')) {
    refuseLine(line, `${name} can't be stored: it takes at most ${MAX_ID_LENGTH} characters`);
  }
  return text === '' ? null : text;
}
