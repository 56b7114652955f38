import { Readable } from 'stream';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { assertWhole } from '../../tests/postgres/stored-attempts';
import { destinationStatus, importDestinations } from '../reference/destinations';
import { RawRecord } from './attempt';
import { ingest, IncomingRow } from './ingest';
import { rematchAttempts } from './rematch';
import { ensureSource } from './source';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const importTable = (csv: string) =>
  importDestinations(database.pool, { origin: 'test', file: Readable.from([`prefix,name\n${csv}`]) });

const numbered = (id: string, destination_number: string | null, others: RawRecord = {}): RawRecord => ({
  attempt_id: id,
  call_id: id,
  is_final: true,
  // Several attempts of one instant: the place among them counts.
  started_at: `2026-0${1 + (id.length % 3)}-01T00:00:00Z`,
  destination_number,
  ...others,
});

async function load(records: RawRecord[]) {
  async function* rows(): AsyncGenerator<IncomingRow> {
    for (const [position, record] of records.entries()) {
      yield { position, raw: '', record };
    }
  }
  const source = await ensureSource(database.pool, { name: 'switch', kind: 'canonical' });
  return ingest(database.pool, { source, origin: 'test', rows: rows() });
}

async function destinations(): Promise<Record<string, string | null>> {
  const { rows } = await database.pool.query<{ id: string; destination: string | null }>(
    `select attempt_id as id, destination_prefix || ' ' || destination_name as destination from attempts`
  );
  return Object.fromEntries(rows.map(({ id, destination }) => [id, destination]));
}

const CALLS = [
  numbered('london', '+442079460958'),
  numbered('mobile', '+447700900123'),
  numbered('madrid', '0034912345678'),
  numbered('nobody', 'anonymous'),
  numbered('none', null),
  numbered('theirs', '+442079460958', { destination_prefix: '442', destination_name: 'UK of theirs' }),
];

test('attempts get the longest prefix of the table in force, and another when it changes', async () => {
  await load(CALLS);
  expect(await destinationStatus(database.pool)).toMatchObject({ version: null, unknownAttempts: 5 });
  await importTable('44,UK\n4420,London\n');
  expect(await destinationStatus(database.pool)).toMatchObject({ rematching: true });
  expect(await rematchAttempts(database.pool, { batchSize: 2 })).toBe(2);
  expect(await destinations()).toEqual({
    london: '4420 London',
    mobile: '44 UK',
    madrid: null,
    nobody: null,
    none: null,
    theirs: '442 UK of theirs',
  });
  await importTable('44,Great Britain\n34,Spain\n');
  expect(await load([numbered('late', '+34600000000'), ...CALLS])).toMatchObject({
    loaded: 1,
    unchanged: CALLS.length,
  });
  expect(await rematchAttempts(database.pool, { batchSize: 1 })).toBe(3);
  expect(await destinations()).toMatchObject({
    london: '44 Great Britain',
    mobile: '44 Great Britain',
    madrid: '34 Spain',
    late: '34 Spain',
    theirs: '442 UK of theirs',
  });
  expect(await destinationStatus(database.pool)).toMatchObject({ rematching: false, unknownAttempts: 2 });
  expect(await rematchAttempts(database.pool)).toBe(0);
  const { rows } = await database.pool.query(`select name from names where kind = 'destination' and id = '44'`);
  expect(rows).toEqual([{ name: 'Great Britain' }]);
  await assertWhole(database.pool);
});

test('stopped anywhere it goes on there, and several at once do the work of one', async () => {
  await load(Array.from({ length: 60 }, (_, n) => numbered(`${'x'.repeat(n % 3)}${n}`, `+4420${1_000_000 + n}`)));
  await importTable('44,UK\n');
  let looks = 0;
  const signal = {
    get aborted() {
      looks += 1;
      return looks > 4;
    },
  } as AbortSignal;
  const first = await rematchAttempts(database.pool, { batchSize: 7, signal });
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(60);
  expect(await destinationStatus(database.pool)).toMatchObject({ rematching: true });
  const rest = await Promise.all([1, 2, 3].map(() => rematchAttempts(database.pool, { batchSize: 7 })));
  expect(first + rest.reduce((sum, changed) => sum + changed)).toBe(60);
  expect(await destinationStatus(database.pool)).toMatchObject({ rematching: false, unknownAttempts: 0 });
});

test('tables and calls that arrive while matching goes on agree in the end', async () => {
  const calls = Array.from({ length: 300 }, (_, n) => numbered(`${'x'.repeat(n % 3)}${n}`, `+44${2_000_000_000 + n}`));
  await load(calls);
  await importTable('44,UK\n');
  const matching = rematchAttempts(database.pool, { batchSize: 5 });
  await importTable('442,England\n');
  const moved = calls.map((call, n) => (n % 2 ? { ...call, started_at: '2026-05-01T00:00:00Z' } : call));
  await Promise.all([matching, load(moved)]);
  await rematchAttempts(database.pool, { batchSize: 50 });
  expect(new Set(Object.values(await destinations()))).toEqual(new Set(['442 England']));
  await assertWhole(database.pool);
});
