import { Readable } from 'stream';
import { gzipSync } from 'zlib';

import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { ingest } from '../../calls/ingest';
import { declareSource } from '../declare-source';
import { readCanonicalFile } from './canonical-file';

const HEADER = 'attempt_id,call_id,is_final,started_at,cli,talk_s,answered_at,customer_charge';
const ROWS = 4000;

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('truncate sources, attempts, attempt_keys, rejects'));

test('half a gz stops with a sentence; the whole file later adds only what was missing', async () => {
  const lines = Array.from({ length: ROWS }, (_, n) => `a${n},c${n},true,2026-11-01T00:00:00Z,${Math.random()},,,`);
  const whole = gzipSync([HEADER, ...lines, ''].join('\n'));
  await expect(load(whole.subarray(0, whole.length * 0.6))).rejects.toThrow(
    'ends in the middle of its compressed data'
  );
  const before = await count('attempts');
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(ROWS);
  expect(await load(whole)).toMatchObject({ received: ROWS, unchanged: before, loaded: ROWS - before });
  expect(await load(whole)).toMatchObject({ received: ROWS, unchanged: ROWS });
  expect(await count('attempts')).toBe(ROWS);
});

test('what is wrong with a row is kept with its reason, its line and its text, and all others are stored', async () => {
  const good = 'ok,c,true,2026-11-01T00:00:00Z,"\'; drop table attempts; --",,,';
  const bad = [
    'zone,c,true,2026-11-01 00:00:00,,,,',
    'negative,c,true,2026-11-01T00:00:00Z,,-5,2026-11-01T00:00:01Z,',
    'early,c,true,2026-11-01T00:00:00Z,,5,2026-10-31T23:59:59Z,',
    'nan,c,true,2026-11-01T00:00:00Z,,,,NaN',
    'nul,c,true,2026-11-01T00:00:00Z,a\0b,,,',
    'Jos\xe9,c,true,2026-11-01T00:00:00Z,,,,',
    'quote,"c,true,2026-11-01T00:00:00Z,,,,',
    'short,c',
  ];
  const file = Buffer.from([HEADER, good, ...bad, good.replace('ok', 'ok-2'), ''].join('\n'), 'latin1');
  expect(await load(file)).toMatchObject({ loaded: 2, rejected: bad.length });
  const { rows } = await database.pool.query<{ position: string; raw: string; origin: string }>(
    'select position, raw, origin from rejects order by position'
  );
  expect(rows.map(({ position, raw }) => [Number(position), raw])).toEqual(
    bad.map((line, index) => [index + 3, line.replace('\0', '\ufffd')])
  );
  expect(rows[0].origin).toBe('calls.csv');
});

async function load(file: Buffer) {
  const source = await declareSource(database.pool, 'files', 'canonical');
  const rows = readCanonicalFile(Readable.from([file]), 'calls.csv');
  return ingest(database.pool, { source, origin: 'calls.csv', rows, batchSize: 500 });
}

async function count(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0].count);
}
