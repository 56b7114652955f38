import { readFileSync } from 'fs';
import path from 'path';
import { Readable } from 'stream';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { rematchAttempts } from '../calls/rematch';
import { importUsCodes } from '../reference/us/import-us-codes';
import { ask } from './ask';
import { Principal, UNRESTRICTED } from './principal';

const SAMPLE = path.join(__dirname, '../reference/fixtures/nanpa-utilized-sample.txt');
const everyone: Principal = { name: 'test', role: 'viewer', scope: UNRESTRICTED };

describe('the notes about reference tables', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const notesOf = async (dimension: 'destination_rate_center' | 'jurisdiction' | 'customer_id') =>
    (
      await ask(
        database.pool,
        {
          measures: ['attempts'],
          dimensions: [dimension],
          window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
        },
        everyone
      )
    ).notes;

  it('name the file and its day where a question asks for what it holds, and say what is missing', async () => {
    expect(await notesOf('destination_rate_center')).toEqual([
      'There is no table of US central office codes yet: rate centers, OCNs and LATAs are unknown.',
    ]);
    await importUsCodes(database.pool, { origin: 'codes.txt', file: Readable.from([readFileSync(SAMPLE)]) });
    expect(await notesOf('destination_rate_center')).toEqual([
      expect.stringMatching(/^US central office codes: 94 from codes\.txt, of 2026-07-06, imported \d{4}-\d\d-\d\d\.$/),
      'Stored attempts are still being looked up again by the newest tables.',
    ]);
    await rematchAttempts(database.pool);
    expect(await notesOf('destination_rate_center')).toHaveLength(1);
    expect(await notesOf('jurisdiction')).toEqual([]);
    expect(await notesOf('customer_id')).toEqual([]);
  });
});
