import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';
import { Readable } from 'stream';
import { gzipSync } from 'zlib';

import { IncomingRow } from '../../calls/ingest';
import { readCanonicalFile } from './canonical-file';

const HEADER = 'attempt_id,call_id,is_final,started_at,cli';
const row = (id: number, cli = '441') => `${id},c${id},true,2026-11-01T00:00:00Z,${cli}`;

test('rows carry the line they stand on and the record by column names', async () => {
  const { rows } = await read(`${HEADER}\n${row(1)}\n\n${row(2)}\n`);
  expect(rows.map(({ position }) => position)).toEqual([2, 4]);
  expect(rows[1]).toMatchObject({ raw: row(2), record: { attempt_id: '2', call_id: 'c2', cli: '441' } });
});

test('the header may be in any order, quoted, behind a byte order mark and with CR LF', async () => {
  const { rows } = await read(
    '\ufeff"call_id","attempt_id", started_at ,is_final\r\nc1,1,2026-11-01T00:00:00Z,true\r\n'
  );
  expect(rows[0].record).toEqual({
    call_id: 'c1',
    attempt_id: '1',
    started_at: '2026-11-01T00:00:00Z',
    is_final: 'true',
  });
});

test('a header with unknown, repeated and missing columns is refused with their names, and no row is read', async () => {
  const { rows, error } = await read('attempt_id,cost,attempt_id,started_at\n1,2,3,4\n');
  expect(rows).toEqual([]);
  expect(error).toMatch(
    /calls\.csv, line 1: .*not in the layout: cost; .*twice: attempt_id; .*missing: call_id, is_final/
  );
});

test('a million columns are refused by their names without showing them all', async () => {
  const { rows, error } = await read(`${Array.from({ length: 100_000 }, (_, n) => `c${n}`).join(',')}\n`);
  expect(rows).toEqual([]);
  expect(error).toMatch(/c0, c1, .* and 99992 more/);
  expect(error!.length).toBeLessThan(1000);
  const million = await read(`${Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(',')}\n`);
  expect(million.error).toMatch(/line 1: the line is longer/);
});

test('an endless line is refused while it is read, not collected', async () => {
  let taken = 0;
  async function* endless() {
    yield Buffer.from(`${HEADER}\n${row(1)}\n`);
    for (; taken < 10_000; taken += 1) {
      yield Buffer.alloc(65_536, 'x');
    }
  }
  const { rows, error } = await read(Readable.from(endless()));
  expect(rows).toHaveLength(1);
  expect(error).toMatch(/line 3: the line is longer/);
  expect(taken).toBeLessThan(100);
});

test('gzip is seen from its bytes, whatever the name, and in several members', async () => {
  const packed = Buffer.concat([gzipSync(`${HEADER}\n${row(1)}\n`), gzipSync(`${row(2)}\n`)]);
  const { rows, error } = await read(packed);
  expect(error).toBeUndefined();
  expect(rows).toHaveLength(2);
});

test('half a gz says so; whole rows before the cut are read, and the cut row is not taken for one', async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => row(n, String(Math.floor(Math.random() * 1e15)))).join('\n');
  const whole = gzipSync(`${HEADER}\n${lines}\n`);
  const { rows, error } = await read(whole.subarray(0, whole.length / 2));
  expect(error).toMatch(/calls\.csv ends in the middle of its compressed data/);
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.length).toBeLessThan(15_000);
  expect(rows.every(({ raw, reason }) => !reason && lines.includes(`${raw}\n`))).toBe(true);
});

test('a damaged gz says so', async () => {
  const packed = gzipSync(`${HEADER}\n${Array.from({ length: 5000 }, (_, n) => row(n)).join('\n')}\n`);
  packed.fill(0xaa, 6000, 6100);
  expect((await read(packed)).error).toMatch(/calls\.csv is damaged/);
});

test.each([
  ['UTF-16', Buffer.from(`\ufeff${HEADER}\n${row(1)}\n`, 'utf16le')],
  ['UTF-16', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le').swap16()],
  ['UTF-16', Buffer.from(`${HEADER}\n${row(1)}\n`, 'utf16le')],
])('a file in %s is refused whole', async (encoding, bytes) => {
  const { rows, error } = await read(bytes);
  expect(rows).toEqual([]);
  expect(error).toMatch(`calls.csv, line 1: the file is ${encoding}`);
});

test('a line that is not UTF-8 is rejected with its bytes to see, and the others go on', async () => {
  const { rows, error } = await read(
    Buffer.concat([
      Buffer.from(`${HEADER}\n${row(1)}\n`),
      Buffer.from(row(2, 'Jos\xe9'), 'latin1'),
      Buffer.from(`\n${row(3)}\n`),
    ])
  );
  expect(error).toBeUndefined();
  expect(rows.map(({ position, reason }) => [position, reason])).toEqual([
    [2, undefined],
    [3, 'The line is not UTF-8 text.'],
    [4, undefined],
  ]);
  expect(rows[1].raw).toBe(row(2, 'José'));
});

test('broken rows are rejected one by one: too few fields, too many, a stray quote, a quote never closed', async () => {
  const { rows } = await read(
    [HEADER, '1,c1', `${row(2)},x`, '3,"c3"x,true,t,1', '4,"c4,true,t,1', row(5), '6,"c\n6",true,t,"a ""b"""', ''].join(
      '\n'
    )
  );
  expect(rows.map(({ position, reason }) => [position, reason])).toEqual([
    [2, 'The row has 2 fields, the header 5.'],
    [3, 'The row has 6 fields, the header 5.'],
    [4, 'A quoted field is not followed by a comma.'],
    [5, 'A quote is opened and never closed.'],
    [6, undefined],
    [7, undefined],
  ]);
  expect(rows[5].record).toMatchObject({ call_id: 'c\n6', cli: 'a "b"' });
});

test('NDJSON: one object a line; what is none is rejected and the rest goes on', async () => {
  const { rows, error } = await read(
    '{"attempt_id":"1"}\n{"attempt_id":\n\n[1]\nnull\n{"attempt_id":"5","talk_s":1.5}'
  );
  expect(error).toBeUndefined();
  expect(rows).toEqual([
    { position: 1, raw: '{"attempt_id":"1"}', record: { attempt_id: '1' } },
    { position: 2, raw: '{"attempt_id":', reason: 'The line is not JSON.' },
    { position: 4, raw: '[1]', reason: 'The line is JSON, but not an object.' },
    { position: 5, raw: 'null', reason: 'The line is JSON, but not an object.' },
    { position: 6, raw: '{"attempt_id":"5","talk_s":1.5}', record: { attempt_id: '5', talk_s: 1.5 } },
  ]);
});

test.each([
  ['', /is empty/],
  ['\n\n  \n', /is empty/],
  ['[{"attempt_id":"1"}]', /one JSON array/],
  ['"attempt_id,call_id\n', /the header can't be read/],
])('%j is refused with a sentence', async (content, sentence) => {
  expect((await read(content)).error).toMatch(sentence);
});

test('a file is read from disk, with progress in bytes; one that is not there is named', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trunkline-files-'));
  try {
    const file = path.join(folder, 'calls.csv.gz');
    const packed = gzipSync(`${HEADER}\n${row(1)}\n`);
    writeFileSync(file, packed);
    const progress: number[] = [];
    const rows = await collect(readCanonicalFile(file, 'calls.csv.gz', { onBytes: (bytes) => progress.push(bytes) }));
    expect(rows.rows).toHaveLength(1);
    expect(progress.at(-1)).toBe(packed.length);
    expect((await collect(readCanonicalFile(path.join(folder, 'none.csv'), 'none.csv'))).error).toBe(
      "none.csv can't be opened: there is no such file."
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('however the bytes are cut into pieces, the rows are the same', async () => {
  const bytes = Buffer.from(`\ufeff${HEADER}\r\n${row(1, 'ñandú')}\r\n"2","c\n2",true,t,"Ω"\n`);
  const whole = await read(bytes);
  for (const size of [1, 2, 3, 7]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size)
    );
    expect(await read(Readable.from(pieces))).toEqual(whole);
  }
});

function read(content: string | Buffer | Readable) {
  const stream = content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
  return collect(readCanonicalFile(stream, 'calls.csv'));
}

async function collect(source: AsyncIterable<IncomingRow>): Promise<{ rows: IncomingRow[]; error?: string }> {
  const rows: IncomingRow[] = [];
  try {
    for await (const incoming of source) {
      rows.push(incoming);
    }
    return { rows };
  } catch (error) {
    return { rows, error: (error as Error).message };
  }
}
