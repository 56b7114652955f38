import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { gzipSync } from 'zlib';

import { IncomingRow } from '../../calls/ingest';
import { FolderReader } from './folder-reader';
import { folderSettingsSchema } from './folder-settings';

let folder: string;
let watermark: unknown;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trunkline-folder-'));
  watermark = null;
});
afterEach(() => rmSync(folder, { recursive: true }));

const HEADER = 'attempt_id,call_id,is_final,started_at\n';
const line = (id: string) => `${id},${id},true,2026-07-01T10:00:00Z\n`;
const file = (name: string) => path.join(folder, name);

/** All that is there now, as a service would read it: what is kept between two pulls went through JSON. */
async function pull(settings: Record<string, unknown> = {}): Promise<IncomingRow[]> {
  const reader = new FolderReader(folderSettingsSchema.parse({ folder, ...settings }), watermark);
  const rows: IncomingRow[] = [];
  for (let exhausted = false; !exhausted;) {
    const batch = await reader.next();
    rows.push(...batch.rows);
    watermark = JSON.parse(JSON.stringify(batch.watermark));
    ({ exhausted } = batch);
  }
  return rows;
}

const ids = (rows: IncomingRow[]) => rows.map(({ record }) => record?.attempt_id);

test('a file that is being written to is read line by whole line', async () => {
  writeFileSync(file('calls.csv'), HEADER + line('a') + 'b,b,tr');
  expect(ids(await pull())).toEqual(['a']);
  expect(await pull()).toEqual([]);
  appendFileSync(file('calls.csv'), 'ue,2026-07-01T10:00:00Z\n' + line('c'));
  expect(await pull()).toMatchObject([
    { position: 3, record: { attempt_id: 'b' } },
    { position: 4, record: { attempt_id: 'c' } },
  ]);
  expect(await pull()).toEqual([]);
});

test('one that is renamed is read on, and the new one of its name from its beginning', async () => {
  writeFileSync(file('calls.csv'), HEADER + line('a'));
  await pull();
  renameSync(file('calls.csv'), file('calls.csv.1'));
  appendFileSync(file('calls.csv.1'), line('b'));
  writeFileSync(file('calls.csv'), HEADER + line('c'));
  expect(ids(await pull()).sort()).toEqual(['b', 'c']);
});

test('one that is emptied in its place is read from its beginning', async () => {
  writeFileSync(file('calls.csv'), HEADER + line('a') + line('b'));
  await pull();
  truncateSync(file('calls.csv'));
  appendFileSync(file('calls.csv'), HEADER + line('c'));
  expect(ids(await pull())).toEqual(['c']);
});

test('a packed file is read when it has stopped growing', async () => {
  writeFileSync(file('calls.csv.gz'), gzipSync(HEADER + line('a') + line('b')));
  expect(await pull()).toEqual([]);
  expect(ids(await pull())).toEqual(['a', 'b']);
  expect(await pull()).toEqual([]);
});

test('a last line without a line break is read when nothing has been added for long', async () => {
  writeFileSync(file('calls.csv'), HEADER + line('a') + line('b').trim());
  expect(ids(await pull())).toEqual(['a']);
  const longAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file('calls.csv'), longAgo, longAgo);
  expect(ids(await pull())).toEqual(['b']);
});

test('line breaks in quotes end no record, and a quote that is never closed stops nothing', async () => {
  writeFileSync(
    file('calls.csv'),
    'attempt_id,call_id,is_final,started_at,customer_name\n' + '"a",a,true,2026-07-01T10:00:00Z,"Two\n'
  );
  await pull();
  appendFileSync(file('calls.csv'), 'lines"\n');
  expect(await pull()).toMatchObject([{ record: { customer_name: 'Two\nlines' } }]);
  appendFileSync(file('calls.csv'), 'b,b,true,2026-07-01T10:00:00Z,"open\n');
  expect(await pull()).toEqual([]);
  expect(await pull()).toMatchObject([{ reason: 'A quote is opened and never closed.' }]);
});

test('rows of one call that Asterisk writes between two pulls still have one final attempt', async () => {
  const row = (disposition: string, billsec: number, sequence: number) =>
    `"","1","2","","","PJSIP/a-1","PJSIP/b-${sequence}","","","2026-07-01 12:00:00",,"2026-07-01 12:00:20",20,${billsec},` +
    `"${disposition}","","1.1","","","1.1",${sequence}\n`;
  writeFileSync(file('Master.csv'), row('BUSY', 0, 1));
  expect(await pull({ format: 'asterisk-csv' })).toMatchObject([{ record: { is_final: true } }]);
  appendFileSync(file('Master.csv'), row('ANSWERED', 10, 2));
  expect(await pull({ format: 'asterisk-csv' })).toMatchObject([
    { position: 1, record: { is_final: false } },
    { position: 2, record: { is_final: true } },
  ]);
});

test('only files of the pattern are read; a folder there is not is a sentence', async () => {
  writeFileSync(file('calls.csv'), HEADER + line('a'));
  writeFileSync(file('calls.txt'), HEADER + line('b'));
  writeFileSync(file('.hidden.csv'), HEADER + line('c'));
  expect(ids(await pull({ pattern: '*.csv' }))).toEqual(['a']);
  await expect(pull({ folder: '/nowhere/at/all' })).rejects.toThrow('can’t be read'.replace('’', "'"));
});
