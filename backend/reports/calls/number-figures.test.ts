import fc from 'fast-check';
import { QueryConfig } from 'pg';

import { Row } from '../../../contract/answer';
import { NumberFiguresInput } from '../../../contract/calls';
import { A_CALL, insertCalls } from '../../../tests/calls/insert-calls';
import { NUMBERS, randomCalls } from '../../../tests/calls/random-calls';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { Principal } from '../../access/principal';
import { someone } from '../../../tests/access/someone';
import { numberFigures } from './number-figures';
import { UNRESTRICTED } from '../../access/scope';

const everyone: Principal = someone('test', 'viewer');
const window = { from: '2026-03-01T00:00:00Z', to: '2026-08-20T00:00:00Z' };
const EVERY_NUMBER = NUMBERS.flatMap(({ typed }) => typed);

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test'), ('other', 'test')`);
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('delete from attempts'));

const figures = (question: Partial<NumberFiguresInput>, principal = everyone) =>
  numberFigures(database.pool, { window, numbers: { typed: EVERY_NUMBER }, ...question }, principal);

/** The same figures by plain SQL over one side. */
async function plainFigures(side: 'cli' | 'destination'): Promise<Row[]> {
  const raw = side === 'cli' ? 'cli' : 'destination_number';
  const charge = (of: string) =>
    `case when count(distinct ${of}_currency) filter (where ${of}_charge <> 0) > 1 then 'n/a'
       else sum(${of}_charge)::text end as ${of}_charge`;
  const { rows } = await database.pool.query<Row>(
    `select case when ${side}_digits is null then ${raw} else '+' || ${side}_digits end as number, '${side}' as side,
       count(*)::int as attempts, count(*) filter (where is_final)::int as calls, count(answered_at)::int as answered,
       count(answered_at)::float8 / count(*) as asr,
       sum(talk_s)::float8 / nullif(count(answered_at), 0) as acd_s,
       coalesce(sum(talk_s), 0)::float8 as talk_s,
       ${charge('customer')}, ${charge('provider')},
       count(*) filter (where outcome = 'network_failure')::int as network_failure,
       count(*) filter (where outcome = 'busy')::int as busy
     from attempts where started_at >= $1 and started_at < $2 and (${raw} is not null)
     group by 1, 2`,
    [window.from, window.to]
  );
  return rows;
}

const byNumber = (rows: readonly Row[]) =>
  rows
    .map(({ number, side, attempts, calls, answered, asr, acd_s, talk_s, ...row }) => ({
      key: `${side} ${number}`,
      figures: [attempts, calls, answered, asr, acd_s, talk_s].map((value) => value && Number(value).toFixed(9)),
      charges: [row.customer_charge, row.provider_charge].map((value) =>
        value === null || value === 'n/a' ? value : Number(value)
      ),
      outcomes: [row.network_failure, row.busy],
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

describe('figures of numbers', () => {
  it('are those of plain SQL, on each side of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(randomCalls('2026-02-20T00:00:00Z', '2026-08-31T00:00:00Z', 40), async (calls) => {
        await database.pool.query('delete from attempts');
        if (calls.length > 0) {
          await insertCalls(database.pool, calls);
        }

        const { rows } = await figures({});

        expect(byNumber(rows)).toEqual(
          byNumber([...(await plainFigures('cli')), ...(await plainFigures('destination'))])
        );
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 25) }
    );
  });

  it('name the numbers that were not found as they were typed, and count those typed twice', async () => {
    await insertCalls(database.pool, [{ ...A_CALL, cli: '442079460958', cli_digits: '442079460958' }]);

    const answer = await figures({
      numbers: { typed: ['+44 20 7946 0958', '00442079460958', '0034 612 345 678', '020 7946 0000'], country: 'GB' },
    });

    expect(answer.rows.map(({ number, side }) => [number, side])).toEqual([['+442079460958', 'cli']]);
    expect(answer.notFound).toEqual(['0034 612 345 678', '020 7946 0000']);
    expect(answer.repeated).toBe(1);
  });

  it('take 10,000 numbers', async () => {
    const typed = Array.from({ length: 10_000 }, (_, at) => `4477${String(10_000_000 + at)}`);
    await insertCalls(
      database.pool,
      typed.slice(0, 50).map((cli_digits, at) => ({ ...A_CALL, attempt_id: String(at), cli: cli_digits, cli_digits }))
    );

    const { rows, notFound, totals } = await figures({ numbers: { typed, side: 'cli' } });

    expect(rows).toHaveLength(50);
    expect(notFound).toHaveLength(9_950);
    expect(totals).toMatchObject({ attempts: 50, network_failure: 50 });
  });

  it.each(['cli', 'destination'] as const)(
    'are read from the index alone where %s numbers are asked for',
    async (side) => {
      const numbers = Array.from({ length: 300 }, (_, at) => `4477${String(10_000_000 + at)}`);
      await insertCalls(
        database.pool,
        numbers.map((digits, at) => ({
          ...A_CALL,
          attempt_id: String(at),
          cli: digits,
          cli_digits: digits,
          destination_number: digits,
          destination_digits: digits,
        }))
      );
      await database.pool.query('vacuum analyze attempts');
      const client = await database.pool.connect();
      const query = jest.spyOn(client, 'query');
      const session = {
        client,
        commit: async () => undefined,
        close: () => undefined,
        problemOf: (error: unknown) => error,
      };

      await numberFigures(database.pool, { window, numbers: { typed: numbers.slice(0, 20), side } }, everyone, {
        session,
      });

      const statements = query.mock.calls.map(([statement]) => statement as unknown as QueryConfig);
      query.mockRestore();
      const { text, values } = statements.find((statement) => statement.text?.startsWith('with '))!;
      await client.query('begin; set local enable_seqscan = off; set local enable_bitmapscan = off');
      const { rows } = await client.query({ text: `explain ${text}`, values });
      await client.query('rollback');
      client.release();
      const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n');
      expect(plan).toContain('Index Only Scan');
      expect(plan).not.toMatch(/Index Scan|Seq Scan/);
    }
  );

  it('leave out classes of outcomes there were none of', async () => {
    await insertCalls(database.pool, [{ ...A_CALL, cli: '112', outcome: 'busy' }]);

    const { columns, rows } = await figures({});

    const names = columns.map(({ name }) => name);
    expect(names).toContain('busy');
    expect(names).not.toContain('rejected');
    expect(rows[0]).toMatchObject({ busy: 1, answered: 0 });
  });

  it('cover six calendar months and no more', async () => {
    const over = (from: string, to: string) => figures({ window: { from, to }, zone: 'Europe/Madrid' });

    await over('2026-02-27T23:00:00Z', '2026-08-30T22:00:00Z');
    await expect(over('2026-02-27T22:59:59Z', '2026-08-30T22:00:00Z')).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('Let it begin at 2026-02-28T00:00:00+01:00 or later'),
    });
  });

  it('tell nobody what they may not see', async () => {
    await insertCalls(database.pool, [
      { ...A_CALL, attempt_id: '1', customer_id: '1', cli: '112', provider_charge: '0.5' },
      { ...A_CALL, attempt_id: '2', customer_id: '2', cli: '112' },
    ]);
    const scope = { ...UNRESTRICTED, customers: ['1'], seesProviderCharges: false };

    const { rows, columns } = await figures({}, { ...everyone, scope });

    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ number: '112', attempts: 1 });
    expect(columns.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['provider_charge']));
    expect(rows[0]).not.toHaveProperty('profit');
  });
});
