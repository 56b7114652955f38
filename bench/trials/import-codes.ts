import { Pool } from 'pg';
import { Readable } from 'stream';
import { buffer } from 'stream/consumers';
import { ZipFile } from 'yazl';

import { inTransaction } from '../../backend/database/pool';
import { holdReference } from '../../backend/reference/tables-in-force';
import { importUsCodes } from '../../backend/reference/us/import-us-codes';
import { elapsedMs } from '../measure/rounds';
import { utilizedCodes } from '../world/utilized-codes';

/** As many as NANPA's file of the whole country holds. */
const ROWS = 203_000;
const PIECE = 1_048_576;

export interface ImportCodesResult {
  rows: number;
  bytes: number;
  textMs: number;
  zipMs: number;
  /** Until the first ingest after it has the new version in memory. */
  loadMs: number;
}

/** How long a file of the whole country takes, as text and as a zip, until it is in force. */
export async function runImportCodes(pool: Pool): Promise<ImportCodesResult> {
  const text = Buffer.from([...utilizedCodes(ROWS)].join(''), 'latin1');
  const zip = new ZipFile();
  zip.addBuffer(text, 'codes.txt');
  zip.end();
  const packed = await buffer(zip.outputStream);
  const importing = (file: Buffer) =>
    elapsedMs(() => importUsCodes(pool, { origin: 'bench', file: Readable.from(pieces(file)), force: true }));
  return {
    rows: ROWS,
    bytes: text.length,
    textMs: await importing(text),
    zipMs: await importing(packed),
    loadMs: await elapsedMs(() => inTransaction(pool, (client) => holdReference(pool, client))),
  };
}

function* pieces(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += PIECE) {
    yield file.subarray(at, at + PIECE);
  }
}
