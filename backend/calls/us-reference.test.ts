import { parse } from 'csv-parse/sync';
import { createReadStream, readFileSync } from 'fs';
import path from 'path';
import { Readable } from 'stream';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { assertWhole } from '../../tests/postgres/stored-attempts';
import { importDdis } from '../reference/ddis/import-ddis';
import { putDdiProviders } from '../reference/ddis/put-providers';
import { isRematching } from '../reference/reference-status';
import { importUsCodes } from '../reference/us/import-us-codes';
import { importUsLatas } from '../reference/us/import-us-latas';
import { decideTerritories } from '../reference/us/territories';
import { RawRecord } from './attempt';
import { ingest, IncomingRow } from './ingest';
import { rematchAttempts } from './rematch';
import { ensureSource } from './source';

const FIXTURES = path.join(__dirname, '../reference/fixtures');
const read = (name: string): Array<Record<string, string>> =>
  parse(readFileSync(path.join(FIXTURES, name)), { columns: true });
const cases = read('jurisdiction-cases.csv');

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const importSample = () =>
  importUsCodes(database.pool, {
    origin: 'sample',
    file: createReadStream(path.join(FIXTURES, 'nanpa-utilized-sample.txt')),
  });

/** The LATAs of the sample's rate centers, and a second place called Buffalo. */
function importLatas() {
  const rows = read('us-codes-sample.csv')
    .filter(({ rate_center, lata }) => rate_center && lata)
    .map(({ state, rate_center, lata }) => `${state},${rate_center},${lata}`);
  const csv = ['state,ratecenter,lata', ...rows, 'TX,BUFFALO,552', 'TX,BUFFALO,560', ''].join('\n');
  return importUsLatas(database.pool, { origin: 'latas', file: Readable.from([csv]) });
}

async function load(records: RawRecord[]) {
  async function* rows(): AsyncGenerator<IncomingRow> {
    for (const [position, record] of records.entries()) {
      yield { position, raw: '', record };
    }
  }
  const source = await ensureSource(database.pool, {
    name: 'switch',
    kind: 'canonical',
    settings: { numbers: { international: true } },
  });
  return ingest(database.pool, { source, origin: 'test', rows: rows() });
}

const callOf = (id: string, others: RawRecord): RawRecord => ({
  attempt_id: id,
  call_id: id,
  is_final: true,
  started_at: `2026-01-01T0${Number(id) % 10}:00:00Z`,
  ...others,
});
const CASES = cases.map((one) => callOf(one.case, { cli: one.cli, destination_number: one.destination, lrn: one.lrn }));

async function classes() {
  const { rows } = await database.pool.query<{ id: string; state: string; lata: string }>(
    `select attempt_id as id, coalesce(jurisdiction_lrn, jurisdiction) as state,
       coalesce(lata_jurisdiction_lrn, lata_jurisdiction) as lata from attempts`
  );
  return Object.fromEntries(rows.map(({ id, state, lata }) => [id, `${state} ${lata}`]));
}
const expected = Object.fromEntries(cases.map((one) => [one.case, `${one.state_type} ${one.lata_type}`]));
const withoutLatas = Object.fromEntries(
  cases.map((one) => [
    one.case,
    `${one.state_type} ${one.lata_type === 'international' ? 'international' : 'indeterminate'}`,
  ])
);

test('the state is told without any file, the LATA once the files are there, at ingest and again for what is stored', async () => {
  await load(CASES);
  expect(await classes()).toEqual(withoutLatas);
  await importSample();
  await importLatas();
  expect(await isRematching(database.pool)).toBe(true);
  await database.pool.query('truncate dirty_marks');
  const changed = await rematchAttempts(database.pool, { batchSize: 7 });
  expect(changed).toBeGreaterThan(10);
  expect(changed).toBeLessThan(cases.length);
  expect(await classes()).toEqual(expected);
  expect(await isRematching(database.pool)).toBe(false);

  const { rows: marked } = await database.pool.query('select distinct hour from dirty_marks');
  expect(marked.length).toBeGreaterThan(0);
  await load(
    CASES.map((one) => ({ ...one, attempt_id: `${one.attempt_id as string}0`, started_at: '2026-02-01T00:00:00Z' }))
  );
  const fresh = await classes();
  expect(cases.map((one) => fresh[`${one.case}0`])).toEqual(cases.map((one) => expected[one.case]));
  await assertWhole(database.pool);
});

test('what does not change is not written again', async () => {
  await importSample();
  await load(CASES);
  await rematchAttempts(database.pool);
  await importSample();
  await database.pool.query('truncate dirty_marks');
  expect(await rematchAttempts(database.pool)).toBe(0);
  expect((await database.pool.query('select from dirty_marks')).rowCount).toBe(0);
});

test('a decision about territories reaches what is stored', async () => {
  await load([callOf('1', { cli: '17875550100', destination_number: '12122000101' })]);
  expect(await classes()).toEqual({ '1': 'interstate indeterminate' });
  await decideTerritories(database.pool, 'indeterminate', { name: 'test', orgId: null });
  expect(await rematchAttempts(database.pool)).toBe(1);
  expect(await classes()).toEqual({ '1': 'indeterminate indeterminate' });
});

test('DDIs and their providers are told of calls that are stored, and none is taken from a source that has them', async () => {
  const inbound = { direction: 'inbound', source_address: '198.51.100.7', cli: '+34912345678' };
  await load([
    callOf('1', { ...inbound, destination_number: '02079460958' }),
    callOf('2', { ...inbound, destination_number: '02079460958', ddi_provider_id: 'theirs' }),
    callOf('3', { ...inbound, destination_number: '0999' }),
    callOf('4', { ...inbound, destination_number: '02079460958', source_address: '203.0.113.9' }),
    callOf('5', { cli: '+442079460958', destination_number: '+34600000000', direction: 'outbound' }),
  ]);
  const told = async () => {
    const { rows } = await database.pool.query<Record<string, unknown>>(
      `select coalesce(ddi_provider_id, matched_ddi_provider_id) as provider, matched_ddi as ddi, ddi_detection as how,
         cli_is_own_ddi as own, cli_ddi_account_id as account from attempts order by attempt_id`
    );
    return rows.map((row) => [row.provider, row.ddi, row.how, row.own, row.account]);
  };
  expect((await told())[0]).toEqual([null, null, null, null, null]);
  await putDdiProviders(
    database.pool,
    [{ id: '7', addresses: ['198.51.100.0/24'], rules: [{ match: '^0(\\d+)$', replace: '44$1' }] }],
    { origin: 'test' }
  );
  const file = Readable.from(['ddi,account_id\n+44 20 7946 0958,a-1\n']);
  await importDdis(database.pool, { origin: 'test', file });
  await rematchAttempts(database.pool);
  expect(await told()).toEqual([
    ['7', '442079460958', 'provider', false, null],
    ['theirs', null, null, false, null],
    [null, null, 'no_ddi', false, null],
    [null, null, 'no_provider', false, null],
    [null, null, null, true, 'a-1'],
  ]);
  await assertWhole(database.pool);
});

test.each([
  [[{ id: '1', addresses: ['nowhere'] }], /address “nowhere” of DDI provider 1/],
  [[{ id: '1', addresses: ['198.51.100.1'], rules: [{ match: '(a+)+', replace: '' }] }], /rule “\(a\+\)\+”/],
  [
    [
      { id: '1', addresses: ['198.51.100.1'] },
      { id: '1', addresses: ['198.51.100.2'] },
    ],
    /is there twice/,
  ],
  [[{ id: '1' }], /addresses/],
])('DDI providers that cannot be are refused: %#', async (body, reason) => {
  await expect(putDdiProviders(database.pool, body, { origin: 'test' })).rejects.toThrow(reason);
});
