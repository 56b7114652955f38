import { acceptAnyStart, insertAttempts, ONE_ATTEMPT, StoredAttempt } from '../../../tests/attempts/insert-attempts';
import { readWorkbook } from '../../../tests/deliveries/read-workbook';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';
import { fromDataSource, Grafana, valuesOf } from '../../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../../tests/plugin-protocol/service';
import { RunningDoor } from '../../grafana/server';

const DAY = { from: '2026-11-02T00:00:00Z', to: '2026-11-03T00:00:00Z' };
const QUESTION = {
  measures: ['attempts', 'dtmf_share'],
  dimensions: ['provider_id'],
  compare: 'previous_day',
  marks: ['low_dtmf_share'],
  order: [{ by: 'provider_id', direction: 'asc' }],
};

/** Answered attempts of a provider on a day, so many of them with digits. */
const carried = (provider_id: string, started_at: string, count: number, withDtmf: number) =>
  Array.from({ length: count }, (_, at): Partial<StoredAttempt> => ({
    provider_id,
    destination_prefix: '34',
    started_at,
    answered_at: started_at,
    outcome: 'answered',
    dtmf_digits: at < withDtmf ? 3 : 0,
  }));

let api: ServedApi;
let door: RunningDoor;
let grafana: Grafana;

beforeAll(async () => {
  api = await serveApi();
  const { pool } = api.database;
  await acceptAnyStart(pool);
  await pool.query(`insert into sources (name, kind) values ('switch', 'test')`);
  const attempts = [
    ...carried('1', DAY.from, 200, 10),
    ...carried('2', DAY.from, 300, 150),
    ...carried('1', '2026-11-01T12:00:00Z', 160, 80),
  ];
  await insertAttempts(
    pool,
    attempts.map((attempt, at) => ({ ...ONE_ATTEMPT, ...attempt, attempt_id: `${at}`, call_id: `${at}` }))
  );
  door = await startDoor(pool);
  grafana = new Grafana(door.address);
});
afterAll(async () => {
  grafana.close();
  await door.stop();
  await api.stop();
});

const get = (format: string) =>
  api.call(`/v1/${format}?${new URLSearchParams({ question: JSON.stringify({ ...QUESTION, window: DAY }) })}`);

const HEADER = ['Attempts', 'Attempts, previous', 'Attempts, difference'];
/** Of provider 1, then of 2: 200 after 160, 300 after none. */
const FIGURES = [
  ['200', '160', '40'],
  ['300', '0', '300'],
];
const FINDING = /^DTMF share 5\.0 % \(10 of 200\); the other providers have 50\.0 % \(of 300\)/;

it('a CSV file holds both windows and the finding', async () => {
  const [header, ...records] = parseStrictCsv(await (await get('csv')).text());
  const columns = HEADER.map((name) => header.indexOf(name));
  expect(records.map((record) => columns.map((at) => record[at]))).toEqual(FIGURES);
  const change = header.findIndex((name) => name.startsWith('Attempts, change'));
  expect(records.map((record) => record[change])).toEqual(['0.25', '']);
  expect(records[0].at(-1)).toMatch(FINDING);
  expect(records[1].at(-1)).toBe('');
});

it('a workbook holds them as numbers, and says what was compared', async () => {
  const [table, facts] = await readWorkbook(Buffer.from(await (await get('xlsx')).arrayBuffer()));
  const [header, ...records] = table.rows;
  const columns = HEADER.map((name) => header.find(({ value }) => value === name)!.address[0]);
  const cellsOf = (row: (typeof records)[number]) =>
    columns.map((letter) => row.find(({ address }) => address.startsWith(letter)));
  expect(records.map((row) => cellsOf(row).map((cell) => cell?.value))).toEqual(FIGURES);
  expect(records.flatMap(cellsOf).every((cell) => cell?.type === 'number')).toBe(true);
  expect(records[0].at(-1)!.value).toMatch(FINDING);
  const notes = facts.rows.filter(([label]) => label.value === 'Note').map(([, note]) => note.value);
  expect(notes.join()).toContain('compared with 2026-11-01T00:00:00+00:00 to 2026-11-02T00:00:00+00:00');
});

it('a frame holds them as typed fields, with the finding beside them', async () => {
  const { error, frames } = await grafana.query(fromDataSource(TOKEN), QUESTION, DAY);
  expect(error).toBe('');
  const [frame] = frames;
  const fields = ['attempts', 'attempts__previous', 'attempts__difference'];
  expect(fields.map((name) => valuesOf(frame, name).map(String))).toEqual(
    FIGURES[0].map((_, at) => FIGURES.map((row) => row[at]))
  );
  const { marks, comparedWith } = (frame.schema.meta as { custom: { marks: unknown[]; comparedWith: unknown } }).custom;
  expect(marks).toMatchObject([{ dimension: 'provider_id', value: '1', sentence: expect.stringMatching(FINDING) }]);
  expect(comparedWith).toMatchObject({ compare: 'previous_day' });
});
