import { Pool } from 'pg';
import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { encodeCopyLine } from '../../database/copy-text';
import { CsvRecord, readCsvRecords, refuseLine } from '../csv-records';
import { openReferenceFile } from '../reference-file';
import { copyInto, ImportedVersion, putInForce, ReferenceImport } from '../reference-version';
import { columnsByAlias, readLata, readRateCenter, readState } from './read-place';

const COLUMNS = {
  state: ['state', 'st', 'stateprovince'],
  rateCenter: ['ratecenter', 'rc', 'ratecentre', 'rcabbre', 'ratecenterabbreviation'],
  lata: ['lata'],
};
const MAX_RATE_CENTERS = 500_000;

interface RateCenter {
  state: string;
  name: string;
  /** Null once two rows of that name have different ones. */
  lata: string | null;
}

/**
 * A new version of the LATAs of rate centers from CSV with state, ratecenter and lata. Where two places of a state share
 * a name, which LATA is meant can't be told, and none is. Problems as of `importUsCodes`.
 */
export function importUsLatas(
  pool: Pool,
  { file, ...of }: Omit<ReferenceImport, 'table'> & { file: Readable }
): Promise<ImportedVersion> {
  return putInForce(pool, { table: 'us_latas', ...of }, async (client, version, onRows) => {
    const centers = await readRateCenters(readCsvRecords(openReferenceFile(file)), onRows);
    const lines = centers.map(({ state, name, lata }) => encodeCopyLine([version, state, name, lata]));
    await copyInto(client, 'us_latas', ['version', 'state', 'rate_center', 'lata'], lines);
    const ambiguous = centers.filter(({ lata }) => lata === null).length;
    return { rows: centers.length, details: { ambiguous } };
  });
}

async function readRateCenters(
  records: AsyncIterable<CsvRecord>,
  onRows: (rows: number) => void
): Promise<RateCenter[]> {
  const centers = new Map<string, RateCenter>();
  for await (const { line, values } of records) {
    const { state, name, lata } = readRow(line, values);
    if (name !== null) {
      const known = centers.get(`${state} ${name}`);
      centers.set(`${state} ${name}`, { state, name, lata: !known || known.lata === lata ? lata : null });
    }
    if (centers.size > MAX_RATE_CENTERS) {
      refuseLine(line, `these are more than ${MAX_RATE_CENTERS} rate centers`);
    }
    onRows(centers.size);
  }
  if (centers.size === 0) {
    throw new Problem('The file holds no rate center below its header.', { status: 422 });
  }
  return [...centers.values()];
}

function readRow(line: number, values: Record<string, string>) {
  const columns = columnsByAlias(Object.keys(values), COLUMNS);
  const missing = (Object.keys(COLUMNS) as Array<keyof typeof COLUMNS>).filter((name) => columns[name] === undefined);
  if (missing.length > 0) {
    throw new Problem(`The header has no column ${missing.join(' and none ')}. It needs state, ratecenter and lata.`, {
      status: 422,
    });
  }
  const written = Object.values(values);
  const state = readState(written[columns.state!]);
  const lata = readLata(written[columns.lata!]);
  if (state === null) {
    return refuseLine(line, `the state is “${written[columns.state!].slice(0, 40)}”, which is not two letters`);
  }
  if (lata === null) {
    return refuseLine(line, `the LATA is “${written[columns.lata!].slice(0, 40)}”, which is not three digits`);
  }
  return { state, name: readRateCenter(written[columns.rateCenter!]), lata };
}
