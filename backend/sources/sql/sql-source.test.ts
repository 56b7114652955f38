import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';
import { checkSwitch } from '../check-switch';
import { previewSource } from '../preview-source';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let database: TestSwitch;

  beforeAll(async () => {
    ours = await freshDatabase();
    database = await testSwitch(engine);
    await database.createTable('calls', { n: 'id', caller: 'text', began: 'local', answered: 'local', talk: 'float' });
    await database.insert(
      'calls',
      { caller: '34911234567', began: '2026-07-01 12:00:00', answered: '2026-07-01 12:00:05', talk: 2.5 },
      { caller: '34911234568', began: '2026-07-01 12:00:00', answered: null, talk: 3 }
    );
  });
  afterAll(() => Promise.all([ours.drop(), database.drop()]));

  const query =
    'select n as attempt_id, n as call_id, true as is_final, began as started_at, answered as answered_at, talk as talk_s, ' +
    'caller as cli from calls';
  const settings = () => ({ database: database.url, zone: 'Europe/Madrid', time_form: 'local', query });

  test('the first rows are shown as they would be stored, and nothing is stored', async () => {
    const { columns, rows } = await previewSource(ours.pool, 'new', 'sql', settings());
    expect(columns).toEqual(expect.arrayContaining(['attempt_id', 'cli_digits', 'outcome']));
    expect(rows).toEqual([
      {
        values: expect.objectContaining({
          attempt_id: '1',
          is_final: true,
          started_at: '2026-07-01T10:00:00.000000Z',
          answered_at: '2026-07-01T10:00:05.000000Z',
          talk_s: '2.5',
          outcome: 'answered',
        }) as unknown,
      },
      {
        reason: expect.stringContaining('answered_at is empty') as unknown,
        raw: expect.stringContaining('34911234568') as unknown,
      },
    ]);
    const { rows: stored } = await ours.pool.query('select from attempts');
    expect(stored).toEqual([]);
  });

  test('a SELECT is read like a table, by its time or by a column that numbers it', async () => {
    expect(await pullOnce(ours.pool, 'sql', settings())).toMatchObject({ loaded: 1, rejected: 1 });
    expect(await storedAttempts(ours.pool)).toMatchObject([{ attempt_id: '1', talk_s: '2.5', cli: '34911234567' }]);
    await ours.pool.query('truncate attempts, attempt_keys, sources, rejects');
    const numbered = {
      ...settings(),
      query: query.replace('select ', 'select n as nr, '),
      id_column: 'nr',
      has_money: false,
    };
    expect(await pullOnce(ours.pool, 'sql', numbered)).toMatchObject({ loaded: 1, rejected: 1 });
    expect(await pullOnce(ours.pool, 'sql', numbered)).toMatchObject({ received: 0 });
    const { rows } = await ours.pool.query('select has_money, records_unanswered from sources');
    expect(rows).toEqual([{ has_money: false, records_unanswered: true }]);
  });

  test.each([
    ['select n as attempt_id from calls', /required columns that are missing: call_id, is_final, started_at/],
    [`${query.replace('caller as cli', 'caller')}`, /columns that are none of an attempt: caller/],
    ['select 1; drop table calls', /one SELECT/],
    ['delete from calls', /one SELECT/],
    ['select nonsense from calls', /nonsense/],
  ])('%s is refused before it is saved', async (wrong, sentence) => {
    await expect(checkSwitch('sql', { ...settings(), query: wrong })).rejects.toThrow(sentence);
    await expect(previewSource(ours.pool, 'new', 'sql', { ...settings(), query: wrong })).rejects.toThrow(sentence);
  });

  test('a SELECT that would write is cut off by the database', async () => {
    await expect(
      checkSwitch('sql', {
        ...settings(),
        query: `with gone as (delete from calls returning n) ${query.replace('from calls', 'from calls, gone')}`,
      })
    ).rejects.toThrow();
    const { rows } = await previewSource(ours.pool, 'new', 'sql', settings());
    expect(rows).toHaveLength(2);
  });
});
