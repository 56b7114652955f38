import { PoolClient } from 'pg';

import { QuestionInput } from '../../contract/question';
import { acceptAnyStart, insertAttempts, ONE_ATTEMPT, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { rowsOf } from '../../tests/deliveries/rows-of';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { ask } from './ask';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { streamRows } from './stream-rows';
import { suggestValues } from './values';
import { UNRESTRICTED } from '../access/scope';

const everyone: Principal = someone('test', 'viewer');
const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' };

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(
    `insert into sources (name, kind, records_unanswered) values ('switch', 'test', true), ('billing', 'test', false)`
  );
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('truncate attempts, names'));

const stored = (changes: Array<Partial<StoredAttempt>>) =>
  insertAttempts(
    database.pool,
    changes.map((change, at) => ({ ...ONE_ATTEMPT, attempt_id: String(at), call_id: String(at), ...change }))
  );

const answered = (at: string, change: Partial<StoredAttempt> = {}): Partial<StoredAttempt> => ({
  started_at: at,
  answered_at: at,
  outcome: 'answered',
  ...change,
});

const asking = (question: Partial<QuestionInput>) =>
  ask(database.pool, { measures: ['attempts'], window, ...question }, everyone);

describe('an answer', () => {
  it('has empty ratios, not zeros, where their base is empty', async () => {
    const { totals, rows } = await asking({ measures: ['attempts', 'asr', 'acd_s'], dimensions: ['customer_id'] });

    expect(totals).toEqual({ customer_id: null, customer_name: null, attempts: 0, asr: null, acd_s: null });
    expect(rows).toEqual([]);
  });

  it('covers calls that start at the window’s start, not those at its end', async () => {
    await stored([{ started_at: window.from }, { started_at: window.to }]);

    expect((await asking({})).totals.attempts).toBe(1);
  });

  it('counts a talk of exactly the threshold as short', async () => {
    await stored([answered(window.from, { talk_s: '15' }), answered(window.from, { talk_s: '15.001' })]);

    expect((await asking({ measures: ['short_calls'] })).totals.short_calls).toBe(1);
  });

  it('says when there are more rows than its limit, and totals all of them', async () => {
    await stored(['1', '2', '3'].map((customer_id) => ({ customer_id })));

    const answer = await asking({ dimensions: ['customer_id'], limit: 2 });

    expect(answer.rows).toHaveLength(2);
    expect(answer.truncated).toBe(true);
    expect(answer.totals.attempts).toBe(3);
  });

  it('takes percentiles from the attempts at every level, unknown groups included', async () => {
    await stored([
      ...Array.from({ length: 21 }, (_, at) => ({ customer_id: '1', pdd_s: String(at) })),
      { customer_id: null, pdd_s: '100' },
      { customer_id: '2' },
    ]);

    const answer = await asking({
      measures: ['pdd_p95_s'],
      dimensions: ['customer_id'],
      order: [{ by: 'customer_id', direction: 'asc' }],
    });

    expect(answer.rows.map((row) => row.pdd_p95_s)).toEqual([19, null, 100]);
    expect(answer.totals.pdd_p95_s).toBeCloseTo(19.95);
  });

  it('names what has a name', async () => {
    await stored([{ customer_id: '1' }]);
    await database.pool.query(`insert into names (kind, id, name) values ('customer', '1', 'Acme')`);

    const { rows } = await asking({ dimensions: ['customer_id'] });

    expect(rows).toEqual([{ customer_id: '1', customer_name: 'Acme', attempts: 1 }]);
  });

  it('does not show what a source cannot know, and says why', async () => {
    await stored([answered(window.from, { source_id: 2, customer_id: '1' }), { source_id: 1, customer_id: '2' }]);

    const answer = await asking({ measures: ['answered', 'asr'], dimensions: ['customer_id'] });

    expect(answer.rows).toEqual([
      { customer_id: '1', customer_name: null, answered: 1, asr: null },
      { customer_id: '2', customer_name: null, answered: 0, asr: 0 },
    ]);
    expect(answer.totals).toMatchObject({ answered: 1, asr: null });
    expect(answer.notes).toContain('Some figures are not available: billing records answered calls only.');
  });

  it('marks a column no source of these attempts can know', async () => {
    await stored([answered(window.from, { source_id: 2 })]);

    const { columns } = await asking({ measures: ['answered', 'asr'], dimensions: ['customer_id'] });

    expect(columns.find(({ name }) => name === 'asr')?.unavailable).toBe('billing records answered calls only');
    expect(columns.find(({ name }) => name === 'answered')?.unavailable).toBeUndefined();
  });

  it('never adds up two currencies', async () => {
    await stored([
      answered(window.from, { customer_charge: '1.10', customer_currency: 'USD' }),
      answered(window.from, { customer_charge: '2.20', customer_currency: 'EUR' }),
    ]);

    const { totals, notes } = await asking({ measures: ['customer_charge'] });

    expect(totals).toMatchObject({ customer_charge: 'n/a', customer_currency: null });
    expect(notes[0]).toContain('several currencies');
  });
});

describe('a scope', () => {
  const scoped: Principal = {
    ...everyone,
    scope: { ...UNRESTRICTED, customers: ['1'], seesProviderCharges: false },
  };

  it('keeps everything of others out, totals included', async () => {
    await stored([{ customer_id: '1' }, { customer_id: '2' }, { customer_id: null }]);

    const answer = await ask(database.pool, { measures: ['attempts'], dimensions: ['customer_id'], window }, scoped);

    expect(answer.rows.map((row) => row.customer_id)).toEqual(['1']);
    expect(answer.totals.attempts).toBe(1);
    const suggested = await suggestValues(database.pool, { dimension: 'customer_id', ...window }, scoped);
    expect(suggested).toEqual([{ value: '1', label: '1' }]);
  });

  it.each([
    [{ measures: ['profit'] }, 'You may not see profit'],
    [{ measures: ['attempts'], filters: [{ dimension: 'customer_id', values: ['2'] }] }, 'Customer 2 is not among'],
  ])('refuses a question beyond it', async (question, words) => {
    await expect(ask(database.pool, { window, ...question }, scoped)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining(words),
    });
  });
});

describe('a question that cannot be answered now', () => {
  let blocker: PoolClient;

  beforeEach(async () => {
    blocker = await database.pool.connect();
    await blocker.query('begin; lock table attempts in access exclusive mode');
  });
  afterEach(async () => {
    await blocker.query('rollback');
    blocker.release();
  });

  const waiting = async () => {
    const { rows } = await database.pool.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`
    );
    return rows[0].waiting;
  };
  const eventually = async (reached: () => Promise<boolean>) => {
    while (!(await reached())) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('is cancelled in PostgreSQL when its caller leaves', async () => {
    const leaving = new AbortController();
    const asked = ask(database.pool, { measures: ['attempts'], window }, everyone, { signal: leaving.signal });
    const refused = expect(asked).rejects.toMatchObject({ status: 499 });
    await eventually(async () => (await waiting()) === 1);

    leaving.abort();

    await refused;
    await eventually(async () => (await waiting()) === 0);
  });

  it('is cancelled when its time is up, in words', async () => {
    await expect(
      ask(database.pool, { measures: ['attempts'], window }, everyone, { timeoutS: 0.1 })
    ).rejects.toMatchObject({ status: 504, message: expect.stringContaining('shorter window') });
  });
});

it('streams the rows an answer holds', async () => {
  await stored([{ customer_id: '1' }, answered(window.from, { customer_id: '2', talk_s: '3.5' })]);
  const question = { measures: ['attempts', 'talk_s'], dimensions: ['customer_id'], window };

  const stream = await streamRows(database.pool, question, everyone);

  expect(await rowsOf(stream)).toEqual((await ask(database.pool, question, everyone)).rows);
});

it('suggests values by frequency, by part of the value or of its name', async () => {
  await stored([{ customer_id: '1' }, { customer_id: '1' }, { customer_id: '22' }, { customer_id: null }]);
  await database.pool.query(`insert into names (kind, id, name) values ('customer', '1', '100%_Acme')`);
  const suggest = (search?: string) =>
    suggestValues(database.pool, { dimension: 'customer_id', search, ...window }, everyone);

  expect(await suggest()).toEqual([
    { value: '1', label: '100%_Acme (1)' },
    { value: '22', label: '22' },
    { value: null, label: 'Unknown' },
  ]);
  expect(await suggest('0%_a')).toHaveLength(1);
  expect(await suggest('2')).toHaveLength(1);
});
