import fc from 'fast-check';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { assertWhole } from '../../tests/postgres/stored-attempts';
import { RawRecord } from './attempt';
import { ATTEMPT_COLUMNS } from './attempt-columns';
import { deleteAttempts } from './delete-attempts';
import { ingest, IncomingRow, IngestSummary } from './ingest';
import { LOOKED_UP_COLUMNS } from './looked-up-columns';
import { listRejects } from './rejects';
import { ensureSource, findSource, listSources, Source } from './source';

let database: FreshDatabase;
let source: Source;
let sources = 0;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  source = await newSource();
});
afterAll(() => database.drop());

const newSource = () => ensureSource(database.pool, { name: `switch ${(sources += 1)}`, kind: 'canonical' });

interface Version {
  id: string;
  month: number;
  charge: string | null;
  customer: string | null;
}

const version: fc.Arbitrary<Version> = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map((n) => `id-${n}`),
  month: fc.integer({ min: 1, max: 4 }),
  charge: fc.constantFrom(null, '0', '0.10', '12.345678901234567890'),
  customer: fc.constantFrom(null, 'tab\there', 'back\\slash', 'line\nbreak', '\\N', "quote'"),
});

const recordOf = ({ id, month, charge, customer }: Version): RawRecord => ({
  attempt_id: id,
  call_id: id,
  is_final: true,
  started_at: `2026-0${month}-28T23:59:59.123456Z`,
  customer_charge: charge,
  customer_id: customer,
});

async function* rowsOf(records: Iterable<RawRecord>): AsyncGenerator<IncomingRow> {
  let position = 0;
  for (const record of records) {
    position += 1;
    yield { position, raw: JSON.stringify(record), record };
  }
}

const load = (versions: Version[], batchSize?: number, into = source): Promise<IngestSummary> =>
  ingest(database.pool, { source: into, origin: 'test', rows: rowsOf(versions.map(recordOf)), batchSize });

async function stored(of = source): Promise<Map<string, Version>> {
  const { rows } = await database.pool.query<Version>(
    `select attempt_id as id, extract(month from started_at)::int as month, customer_charge as charge, customer_id as customer
     from attempts where source_id = $1`,
    [of.sourceId]
  );
  return new Map(rows.map((row) => [row.id, { ...row }]));
}

test('the canonical columns are those of the table', async () => {
  const types = {
    text: 'text',
    int: 'integer',
    numeric: 'numeric',
    boolean: 'boolean',
    instant: 'timestamp with time zone',
  };
  const { rows } = await database.pool.query<{ column_name: string; data_type: string; is_nullable: string }>(
    `select column_name, data_type, is_nullable from information_schema.columns
     where table_name = 'attempts' order by ordinal_position`
  );
  const own = ['source_id', 'cli_digits', 'destination_digits', 'destination_matched', ...LOOKED_UP_COLUMNS];
  const canonical = rows.filter((row) => !own.includes(row.column_name));
  expect(canonical.map((row) => [row.column_name, row.data_type])).toEqual(
    ATTEMPT_COLUMNS.map((column) => [column.name, types[column.type]])
  );
  // The outcome is derived when a source has none.
  expect(canonical.filter((row) => row.is_nullable === 'NO').map((row) => row.column_name)).toEqual(
    ATTEMPT_COLUMNS.filter((column) => column.required || column.name === 'outcome').map((column) => column.name)
  );
});

interface Step {
  versions: Version[];
  batchSize: number;
  deleted: string[];
}

const step: fc.Arbitrary<Step> = fc.record({
  versions: fc.array(version, { maxLength: 25 }),
  batchSize: fc.integer({ min: 1, max: 30 }),
  deleted: fc.array(
    version.map(({ id }) => id),
    { maxLength: 3 }
  ),
});

function applyTo(model: Map<string, Version>, versions: Version[]): IngestSummary {
  const summary = { received: versions.length, loaded: 0, unchanged: 0, replaced: 0, rejected: 0 };
  for (const one of versions) {
    const known = model.get(one.id);
    const outcome = !known ? 'loaded' : JSON.stringify(known) === JSON.stringify(one) ? 'unchanged' : 'replaced';
    summary[outcome] += 1;
    model.set(one.id, one);
  }
  return summary;
}

test('any sequence of loads and deletions, in any batches, stores what a map would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      source = await newSource();
      const model = new Map<string, Version>();
      for (const { versions, batchSize, deleted } of steps) {
        expect(await load(versions, batchSize)).toEqual(applyTo(model, versions));
        const removed = [...new Set(deleted)].filter((id) => model.delete(id)).length;
        expect(await deleteAttempts(database.pool, source, deleted)).toBe(removed);
        expect(await stored()).toEqual(model);
      }
      expect(await load([...model.values()])).toMatchObject({ loaded: 0, replaced: 0, unchanged: model.size });
    }),
    { numRuns: 25 }
  );
  await assertWhole(database.pool);
});

test('several writers of the same attempts leave each of them once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(version, { minLength: 1, maxLength: 20 }), { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      async (writers, batchSize) => {
        source = await newSource();
        const summaries = await Promise.all(writers.map((versions) => load(versions, batchSize)));
        const written = await stored();
        const ids = new Set(writers.flat().map(({ id }) => id));
        expect(new Set(written.keys())).toEqual(ids);
        for (const [id, found] of written) {
          expect(writers.flat().filter((one) => one.id === id)).toContainEqual(found);
        }
        expect(summaries.reduce((sum, { loaded }) => sum + loaded, 0)).toBe(ids.size);
      }
    ),
    { numRuns: 20 }
  );
  await assertWhole(database.pool);
});

test('writers and deleters of the same attempts never wait for each other in a circle', async () => {
  const versions = Array.from({ length: 200 }, (_, n) => ({
    id: `id-${n}`,
    month: 1 + (n % 4),
    charge: '1',
    customer: null,
  }));
  const ids = versions.map(({ id }) => id);
  await Promise.all([
    load(versions, 17),
    load([...versions].reverse(), 23),
    deleteAttempts(database.pool, source, ids),
    load(
      versions.map((one) => ({ ...one, month: 5 - one.month })),
      50
    ),
    deleteAttempts(database.pool, source, [...ids].reverse()),
  ]);
  await assertWhole(database.pool);
  await load(versions);
  expect((await stored()).size).toBe(200);
});

test('an unchanged row is not even touched', async () => {
  const one = { id: 'a', month: 1, charge: '0.10', customer: null };
  await load([one]);
  const place = () =>
    database.pool
      .query('select ctid, xmin from attempts where source_id = $1', [source.sourceId])
      .then(({ rows }) => rows);
  const before = await place();
  expect(await load([{ ...one, charge: '0.1' }])).toMatchObject({ unchanged: 1 });
  expect(await place()).toEqual(before);
});

test('the hours an attempt comes to and leaves are marked, and no others', async () => {
  const marked = async () => {
    const { rows } = await database.pool.query<{ month: number }>(
      'with taken as (delete from dirty_marks returning hour) select distinct extract(month from hour)::int as month from taken order by 1'
    );
    return rows.map(({ month }) => month);
  };
  const one = { id: 'a', month: 1, charge: null, customer: null };
  await marked();
  await load([one, { ...one, id: 'b', month: 4 }]);
  expect(await marked()).toEqual([1, 4]);
  await load([one]);
  expect(await marked()).toEqual([]);
  await load([
    { ...one, month: 2 },
    { ...one, month: 3 },
  ]);
  expect(await marked()).toEqual([1, 2, 3]);
  await deleteAttempts(database.pool, source, ['a']);
  expect(await marked()).toEqual([3]);
});

test('the same id from two sources is two attempts', async () => {
  const other = await newSource();
  const one = { id: 'a', month: 1, charge: null, customer: null };
  await load([one]);
  await load([{ ...one, month: 2 }], undefined, other);
  expect((await stored()).get('a')?.month).toBe(1);
  expect(await deleteAttempts(database.pool, source, ['a', 'nowhere'])).toBe(1);
  expect((await stored(other)).get('a')?.month).toBe(2);
});

test('rows that cannot be understood are kept with their reason, once, and the others are stored', async () => {
  const good = recordOf({ id: 'good', month: 1, charge: null, customer: null });
  const bad = { ...good, attempt_id: 'bad\0', talk_s: '+44 (0)20' };
  const again = () =>
    ingest(database.pool, {
      source,
      origin: 'file.csv',
      rows: rowsOf([good, bad, { ...good, attempt_id: 'fine' }, bad]),
    });
  expect(await again()).toEqual({ received: 4, loaded: 2, unchanged: 0, replaced: 0, rejected: 2 });
  expect(await again()).toEqual({ received: 4, loaded: 0, unchanged: 2, replaced: 0, rejected: 2 });
  const { total, rejects } = await listRejects(database.pool, { sourceId: source.sourceId, limit: 1 });
  expect(total).toBe(2);
  expect(rejects).toEqual([
    expect.objectContaining({
      source: source.name,
      origin: 'file.csv',
      position: 4,
      reason: expect.stringContaining('talk_s is “+44 (0)20”'),
      raw: JSON.stringify(bad),
    }),
  ]);
  const listed = (await listSources(database.pool)).find(({ sourceId }) => sourceId === source.sourceId);
  expect(listed).toMatchObject({ attempts: 2, rejects: 2, lastError: null });
});

test('raw rows of any bytes and length can be kept', async () => {
  async function* rows(): AsyncGenerator<IncomingRow> {
    yield { position: 1, raw: `\0\ud800${'x'.repeat(1_000_000)}`, reason: 'no attempt\0' };
  }
  await ingest(database.pool, { source, origin: 'bytes', rows: rows() });
  const { rejects } = await listRejects(database.pool, { sourceId: source.sourceId, limit: 1 });
  expect(rejects[0].raw).toMatch(/^\ufffd\ufffdx+…$/);
});

test('rows that end in an error are stored up to it, with how far the source was read', async () => {
  async function* rows(): AsyncGenerator<IncomingRow> {
    for (const [index, row] of ['a', 'b', 'c'].entries()) {
      const record = recordOf({ id: row, month: 1, charge: null, customer: null });
      yield { position: index, raw: '', record, watermark: { id: index } };
    }
    throw new Error('the switch is gone.');
  }
  await expect(ingest(database.pool, { source, origin: 'acc', rows: rows(), batchSize: 2 })).rejects.toThrow(
    'the switch is gone. The 3 rows before that are stored'
  );
  expect((await stored()).size).toBe(3);
  expect((await findSource(database.pool, source.name))?.watermark).toEqual({ id: 2 });
});

test('the latest names of customers and destinations are remembered', async () => {
  const named = (name: string, prefix: string): RawRecord => ({
    ...recordOf({ id: 'named', month: 1, charge: null, customer: 'named-1' }),
    customer_name: name,
    destination_prefix: prefix,
    destination_name: `to ${prefix}`,
  });
  for (const record of [named('Before', '4420'), named('After', '4420')]) {
    await ingest(database.pool, { source, origin: 'names', rows: rowsOf([record]) });
  }
  const { rows } = await database.pool.query(
    `select kind, name from names where id in ('named-1', '4420') order by kind`
  );
  expect(rows).toEqual([
    { kind: 'customer', name: 'After' },
    { kind: 'destination', name: 'to 4420' },
  ]);
});
