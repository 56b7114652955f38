import * as fc from 'fast-check';

import { anyScope } from '../../tests/access/scopes';
import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { covers } from './scope';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('shows in PostgreSQL what was made to those from whom the service would hide nothing of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyScope, anyScope), { minLength: 100, maxLength: 100 }), async (pairs) => {
      const { rows } = await database.pool.query<{ covers: boolean }>(
        `select scope_covers(pair->0, pair->1) as covers from jsonb_array_elements($1::jsonb) with ordinality as p (pair, place)
         order by place`,
        [JSON.stringify(pairs)]
      );
      expect(rows.map((row) => row.covers)).toEqual(pairs.map(([wide, narrow]) => covers(wide, narrow)));
    }),
    { numRuns: 20 }
  );
});
