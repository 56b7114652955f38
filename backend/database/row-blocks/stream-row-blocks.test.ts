import fc from 'fast-check';
import { PoolClient } from 'pg';

import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { streamRowBlocks } from './stream-row-blocks';

let database: FreshDatabase;
let client: PoolClient;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  client = await database.pool.connect();
});

async function rowsOf(text: string, values: unknown[] = []): Promise<Array<Array<string | null>>> {
  const rows: Array<Array<string | null>> = [];
  for await (const block of streamRowBlocks(client, { text, values })) {
    for (let row = 0; row < block.rows; row += 1) {
      rows.push(Array.from({ length: block.width }, (_, column) => block.text(row, column)));
    }
  }
  return rows;
}

describe('rows as blocks', () => {
  afterEach(() => client.release());

  it('are those of the statement, cell by cell, however long', async () => {
    const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
    const long = fc.nat({ max: 300_000 }).map((length) => 'x'.repeat(length));
    const cell = fc.option(fc.oneof({ weight: 20, arbitrary: text }, { weight: 1, arbitrary: long }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 200 }), async (rows) => {
        const values = [rows.map(([first]) => first), rows.map(([, second]) => second)];
        expect(await rowsOf('select * from unnest($1::text[], $2::text[])', values)).toEqual(rows);
      }),
      { numRuns: 30 }
    );
  });

  it('come in many pieces, and leave the connection as it was', async () => {
    const rows = await rowsOf('select i, null, i * 2 from generate_series(1, $1::int) i', [100_000]);
    expect(rows).toHaveLength(100_000);
    expect(rows.every(([one, none, two], at) => one === `${at + 1}` && none === null && two === `${2 * at + 2}`)).toBe(
      true
    );
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(await rowsOf('select where false')).toEqual([]);
  });

  it('end with the error of the statement, at its start or among its rows', async () => {
    await expect(rowsOf('select $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
    await expect(rowsOf('select 1 / (90000 - i) from generate_series(1, 100000) i')).rejects.toMatchObject({
      code: '22012',
    });
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('write fractions as JavaScript does, unless they have an exponent', async () => {
    const fraction = fc.oneof(
      fc.double({ noNaN: true }),
      fc.double({ min: 0, max: 1 }),
      fc.double({ min: 0, max: 1e6 })
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fraction, { minLength: 1_000, maxLength: 1_000 }), async (numbers) => {
        const rows = await rowsOf('select i from unnest($1::float8[]) i', [numbers]);
        const plain = rows.map(([text]) => text!).filter((text) => /^-?[\d.]+$/.test(text) && text !== '-0');
        expect(plain.length).toBeGreaterThan(0);
        expect(plain).toEqual(plain.map((text) => String(Number(text))));
      }),
      { numRuns: 20 }
    );
  });
});

describe('a connection with rows on their way', () => {
  const UNDER_WAY = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and query like '%generate_series(1, 100000000)%' and state = 'active'`;

  it('is given up when their reader stops, and PostgreSQL works no more for it', async () => {
    const blocks = streamRowBlocks(client, { text: 'select generate_series(1, 100000000)', values: [] });
    await blocks.next();
    expect((await database.pool.query(UNDER_WAY)).rowCount).toBe(1);
    await blocks.return();
    client.release(true);
    while ((await database.pool.query(UNDER_WAY)).rowCount !== 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  it('fails its reader when it breaks', async () => {
    const blocks = streamRowBlocks(client, { text: 'select generate_series(1, 100000000)', values: [] });
    await blocks.next();
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    );
    const readOn = async () => {
      while (!(await blocks.next()).done) {
        // Reads what was on its way.
      }
    };
    await expect(readOn()).rejects.toThrow();
    client.release(true);
  });
});
