import Big from 'big.js';
import fc from 'fast-check';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { holdsStored, storedColumns, storedValues, sumOfStored } from './stored-sums';

const NAME = 'customer_charge';
const TIER = { grain: 'hour', dimensions: ['customer_id'] } as const;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(`create table held (n int, ${storedColumns(NAME, TIER).join(', ')})`);
});
afterAll(() => database.drop());

/** Amounts of everyday, and some with more digits before or after the point than millionths of a bigint can tell. */
const amount = fc
  .record({
    digits: fc.oneof(
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    ),
    decimals: fc.constantFrom(0, 2, 6, 7, 12),
  })
  .map(({ digits, decimals }) => new Big(digits.toString()).div(new Big(10).pow(decimals)).toFixed());

Big.DP = 40;

test('what was stored adds up to the same, to the last digit', async () => {
  const { pool } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(amount), { minLength: 1, maxLength: 6 }), async (amounts) => {
      await pool.query('truncate held');
      await pool.query(
        `insert into held select n, ${storedValues(NAME, TIER, 'amount').join(', ')}
         from unnest($1::numeric[]) with ordinality as given (amount, n)`,
        [amounts]
      );
      const { rows } = await pool.query<{ sum: string | null; held: string }>(
        `select trim_scale(${sumOfStored(NAME, { tier: TIER })})::text as sum, count(*) filter (where ${holdsStored(NAME)}) as held from held a`
      );
      const known = amounts.filter((one) => one !== null);
      const whole = known.reduce((sum, one) => sum.plus(one), new Big(0)).toFixed();
      expect(rows[0]).toEqual({ sum: known.length > 0 ? whole : null, held: String(known.length) });
    }),
    { numRuns: 60 }
  );
});

test('an everyday amount leaves no rest', async () => {
  const { rows } = await database.pool.query(
    `select ${storedValues(NAME, TIER, 'amount')[1]} as rest from (values (12.345678), (-0.000001), (0)) given (amount)`
  );
  expect(rows).toEqual([{ rest: null }, { rest: null }, { rest: null }]);
});
