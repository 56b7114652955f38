import { createReadStream } from 'fs';
import { createInterface } from 'readline';

import { RawRecord } from '../../backend/calls/attempt';
import { ingest, IncomingRow } from '../../backend/calls/ingest';
import { ensureSource } from '../../backend/calls/source';
import { createPool } from '../../backend/database/pool';

async function* rowsOf(file: string): AsyncGenerator<IncomingRow> {
  let position = 0;
  for await (const raw of createInterface(createReadStream(file))) {
    position += 1;
    yield { position, raw, record: JSON.parse(raw) as RawRecord };
  }
}

/** A program to be killed: ingests a file of one JSON record a line, in small batches. */
async function main(url: string, file: string): Promise<void> {
  const pool = createPool(url);
  const source = await ensureSource(pool, { name: 'killed', kind: 'canonical' });
  await ingest(pool, {
    source,
    origin: 'file.ndjson',
    rows: rowsOf(file),
    batchSize: 40,
    onProgress: ({ received }) => process.stdout.write(`${received}\n`),
  });
  await pool.end();
}

const [url, file] = process.argv.slice(2);
void main(url, file);
