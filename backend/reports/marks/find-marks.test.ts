import { acceptAnyStart, insertAttempts, ONE_ATTEMPT, StoredAttempt } from '../../../tests/attempts/insert-attempts';
import { rowsOf } from '../../../tests/deliveries/rows-of';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { ask } from '../ask';
import { Principal } from '../../access/principal';
import { someone } from '../../../tests/access/someone';
import { streamRows } from '../stream-rows';

const everyone: Principal = someone('test', 'viewer');
const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const question = {
  measures: ['answered', 'dtmf_share'],
  dimensions: ['provider_id'],
  marks: ['low_dtmf_share'],
  order: [{ by: 'provider_id', direction: 'asc' }],
  window,
};

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test')`);
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('truncate attempts'));

/** Answered attempts of a provider to a destination, so many of them with digits. */
const carried = (provider_id: string, destination_prefix: string | null, count: number, withDtmf: number) =>
  Array.from({ length: count }, (_, at): Partial<StoredAttempt> => ({
    provider_id,
    destination_prefix,
    started_at: window.from,
    answered_at: window.from,
    outcome: 'answered',
    dtmf_digits: at < withDtmf ? 3 : 0,
  }));
const store = (attempts: Array<Partial<StoredAttempt>>) =>
  insertAttempts(
    database.pool,
    attempts.map((attempt, at) => ({ ...ONE_ATTEMPT, ...attempt, attempt_id: String(at), call_id: String(at) }))
  );
const asking = (change: object = {}) => ask(database.pool, { ...question, ...change }, everyone);

/** Provider 1 loses digits to Spain; 2 and 3 do not; 4 only carries what nobody else does. */
const LOSING = [
  ...carried('1', '34', 400, 20),
  ...carried('2', '34', 300, 120),
  ...carried('3', '34', 300, 110),
  ...carried('4', '44', 900, 1),
];

it('marks the carrier that loses digits, with its figures and the test', async () => {
  await store(LOSING);

  const { marks, rows, columns, notes } = await asking();

  expect(marks).toHaveLength(1);
  expect(marks[0]).toMatchObject({
    mark: 'low_dtmf_share',
    column: 'dtmf_share',
    dimension: 'provider_id',
    value: '1',
  });
  expect(marks[0].figures).toMatchObject({ ownPart: 20, ownBase: 400, ownShare: 0.05, othersBase: 600, strata: 1 });
  expect(marks[0].sentence).toBe(
    'DTMF share 5.0 % (20 of 400); the other providers have 38.3 % (of 600) on the same destination: ' +
      `z = ${marks[0].figures.z.toFixed(1)}, two-proportion z-test.`
  );
  expect(columns.at(-1)).toMatchObject({ name: 'mark', unit: 'text' });
  expect(rows.map(({ mark }) => mark)).toEqual([marks[0].sentence, null, null, null]);
  expect(notes.join()).toContain('z of -3 or below');
});

it('does not mark a carrier for the destinations it is given', async () => {
  await store([
    ...carried('1', '34', 90, 45),
    ...carried('1', '91', 910, 9),
    ...carried('2', '34', 910, 455),
    ...carried('2', '91', 90, 1),
  ]);

  expect((await asking()).marks).toEqual([]);
});

it('does not mark on a small sample, nor what is a little lower', async () => {
  await store([...carried('1', '34', 199, 1), ...carried('2', '34', 300, 150)]);
  expect((await asking()).marks).toEqual([]);

  await database.pool.query('truncate attempts');
  await store([...carried('1', '34', 3_000, 1_200), ...carried('2', '34', 3_000, 1_500)]);
  expect((await asking()).marks).toEqual([]);
});

it('finds the same whatever the rows are grouped by, and names whom it marks', async () => {
  await store(LOSING);
  await database.pool.query(`insert into names (kind, id, name) values ('provider', '1', 'Delta')`);

  const byProvider = await asking();
  expect(byProvider.marks.map(({ name }) => name)).toEqual(['Delta']);
  for (const dimensions of [['time'], []]) {
    const { marks, rows } = await asking({ dimensions, order: [], bucket: dimensions.length > 0 ? '1h' : undefined });
    expect(marks).toEqual(byProvider.marks);
    expect(rows.map(({ mark }) => mark)).toEqual([null]);
  }
});

it('compares with all others where a reader looks at one carrier only', async () => {
  await store(LOSING);

  const one = await asking({ filters: [{ dimension: 'provider_id', values: ['1'] }] });
  expect(one.marks.map(({ value }) => value)).toEqual(['1']);
  const byTime = { dimensions: ['time'], bucket: '1h', order: [] };
  for (const change of [{}, byTime]) {
    const filters = [{ dimension: 'provider_id', values: ['2'] }];
    expect((await asking({ ...change, filters })).marks).toEqual([]);
  }
});

it('marks the rows of a file as those of an answer', async () => {
  await store(LOSING);

  const stream = await streamRows(database.pool, question, everyone);

  const answer = await asking();
  expect(await rowsOf(stream)).toEqual(answer.rows);
  expect(stream.columns.map(({ name }) => name)).toEqual(answer.columns.map(({ name }) => name));
});
