import fc from 'fast-check';

import { CallsQuestionInput, NUMBER_SIDES } from '../../../contract/calls';
import { A_CALL, CallAttempt, insertCalls } from '../../../tests/calls/insert-calls';
import { NUMBERS, randomCalls } from '../../../tests/calls/random-calls';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { Principal } from '../../access/principal';
import { someone } from '../../../tests/access/someone';
import { listCalls } from './list-calls';
import { UNRESTRICTED } from '../../access/scope';

const everyone: Principal = someone('test', 'viewer');
const window = { from: '2026-03-01T00:00:00Z', to: '2026-08-20T00:00:00Z' };

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test'), ('other', 'test')`);
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('delete from attempts'));

const list = (question: Partial<CallsQuestionInput>, principal = everyone) =>
  listCalls(database.pool, { window, ...question }, principal);

/** All pages, one after the other. */
async function listAll(question: Partial<CallsQuestionInput>, between?: () => Promise<void>) {
  const pages = [];
  for (let after: string | null | undefined = undefined; after !== null;) {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...question, after });
    pages.push(page.rows);
    after = page.next;
    await between?.();
  }
  return pages;
}

const idOf = ({ source, started_at, call_id, cli, destination_number, talk_s }: Record<string, unknown>) =>
  JSON.stringify([source, started_at, call_id, cli, destination_number, talk_s]);

/** The same calls by plain SQL. */
async function plainCalls(question: CallsQuestionInput): Promise<string[]> {
  const typed = question.numbers?.typed ?? [];
  const meant = NUMBERS.filter((number) => number.typed.some((text) => typed.includes(text)));
  const isOne = (side: 'cli' | 'destination') => {
    const raw = side === 'cli' ? 'cli' : 'destination_number';
    return `(${side}_digits = any($3) or (${side}_digits is null and ${raw} = any($4)))`;
  };
  const sides = {
    cli: isOne('cli'),
    destination: isOne('destination'),
    either: `(${isOne('cli')} or ${isOne('destination')})`,
  };
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select name as source, call_id, talk_s::float8 as talk_s,
       to_char(started_at, 'YYYY-MM-DD"T"HH24:MI:SS') || case when extract(microseconds from started_at)::int % 1000000 = 0
         then '' else to_char(started_at, '.US') end || '+00:00' as started_at,
       case when cli_digits is null then cli else '+' || cli_digits end as cli,
       case when destination_digits is null then destination_number else '+' || destination_digits end as destination_number
     from attempts join sources using (source_id)
     where is_final and started_at >= $1 and started_at < $2
       and ($3::text[] is not null and $4::text[] is not null)
       and ${question.numbers ? sides[question.numbers.side ?? 'either'] : 'true'}
       and (not $5::boolean or answered_at is not null)
     order by attempts.started_at desc, source_id desc, attempt_id desc`,
    [
      question.window.from,
      question.window.to,
      meant.flatMap(({ digits }) => digits ?? []),
      meant.flatMap(({ digits, raw }) => (digits === null && raw !== null ? raw : [])),
      question.answeredOnly ?? false,
    ]
  );
  return rows.map(idOf);
}

describe('a list of calls', () => {
  it('is what plain SQL gives, page after page, for any numbers, sides and windows', async () => {
    const question = fc.record({
      numbers: fc.option(
        fc.record({
          typed: fc.subarray(
            NUMBERS.flatMap(({ typed }) => typed),
            { minLength: 1 }
          ),
          side: fc.constantFrom(...NUMBER_SIDES),
        }),
        { nil: undefined }
      ),
      answeredOnly: fc.boolean(),
      limit: fc.integer({ min: 1, max: 12 }),
      window: fc.constantFrom(
        window,
        { from: '2026-03-31T23:59:59.9999Z', to: '2026-04-01T00:00:00Z' },
        { from: '2026-04-01T00:00:00Z', to: '2026-06-15T12:00:00.001Z' }
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        randomCalls('2026-02-20T00:00:00Z', '2026-08-31T00:00:00Z', 40),
        question,
        async (calls, asked) => {
          await database.pool.query('delete from attempts');
          if (calls.length > 0) {
            await insertCalls(database.pool, calls);
          }

          const pages = await listAll(asked);

          expect(pages.flat().map(idOf)).toEqual(await plainCalls(asked));
          expect(pages.slice(0, -1).every((page) => page.length === asked.limit)).toBe(true);
        }
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 25) }
    );
  });

  it('finds 10,000 numbers at once', async () => {
    const numbers = Array.from({ length: 10_000 }, (_, at) => `4477${String(10_000_000 + at)}`);
    const called = numbers.filter((_, at) => at % 10 === 0);
    await insertCalls(
      database.pool,
      called.map((cli_digits, at) => ({ ...A_CALL, attempt_id: String(at), cli: cli_digits, cli_digits }))
    );

    const pages = await listAll({ numbers: { typed: numbers }, limit: 400 });

    expect(pages.map(({ length }) => length)).toEqual([400, 400, 200]);
    await expect(list({ numbers: { typed: [...numbers, '+34600000000'] } })).rejects.toMatchObject({ status: 400 });
  });

  it('keeps its pages while calls arrive', async () => {
    const at = (minute: number): CallAttempt => ({
      ...A_CALL,
      attempt_id: `at ${minute}`,
      call_id: `at ${minute}`,
      started_at: new Date(Date.UTC(2026, 5, 30, 23, minute)).toISOString(),
    });
    await insertCalls(
      database.pool,
      Array.from({ length: 30 }, (_, no) => at(2 * no))
    );
    let arrived = 0;
    const pages = await listAll({ limit: 7 }, async () => {
      arrived += 1;
      await insertCalls(database.pool, [at(121 + arrived), at(59 - 2 * arrived)]);
    });

    const before = pages.flat().filter(({ call_id }) => Number(String(call_id).slice(3)) % 2 === 0);
    expect(before.map(({ call_id }) => call_id)).toEqual(Array.from({ length: 30 }, (_, no) => `at ${58 - 2 * no}`));
    expect(new Set(pages.flat().map(idOf)).size).toBe(pages.flat().length);
  });

  it('shows only what the principal may see', async () => {
    await insertCalls(database.pool, [
      { ...A_CALL, attempt_id: '1', call_id: 'ours', customer_id: '1', provider_id: '7', provider_charge: '0.5' },
      { ...A_CALL, attempt_id: '2', call_id: 'theirs', customer_id: '2', provider_id: '7' },
      { ...A_CALL, attempt_id: '3', call_id: 'nobody', customer_id: null, provider_id: '7' },
    ]);
    const scoped: Principal = {
      ...everyone,
      scope: { ...UNRESTRICTED, customers: ['1'], seesProviderCharges: false },
    };

    const { rows, notes } = await list({}, scoped);

    expect(rows.map(({ call_id, provider_charge }) => [call_id, provider_charge])).toEqual([['ours', null]]);
    expect(notes.join()).toContain('You may not see what providers charge');
    await expect(list({ filters: [{ dimension: 'customer_id', values: ['2'] }] }, scoped)).rejects.toMatchObject({
      status: 403,
    });
  });

  it('says where it begins when attempts are no longer kept', async () => {
    await database.pool.query(`update kept_attempts set kept_from = '2026-05-01', accepted_from = '2026-05-01'`);
    await expect(list({})).rejects.toMatchObject({ message: expect.stringContaining('kept from 2026-05-01') });
    await database.pool.query('update kept_attempts set kept_from = null, accepted_from = null');
  });
});
