import { readFileSync } from 'fs';
import path from 'path';
import { Readable } from 'stream';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { DimensionName } from '../../contract/names';
import { rematchAttempts } from '../calls/rematch';
import { importDestinations } from '../reference/destinations';
import { AREA_CODES } from '../reference/us/area-codes';
import { importUsCodes } from '../reference/us/import-us-codes';
import { registerAreaCodes } from '../reference/us/register-area-codes';
import { ask } from './ask';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { streamRows } from './stream-rows';

const SAMPLE = path.join(__dirname, '../reference/fixtures/nanpa-utilized-sample.txt');
const everyone: Principal = someone('test', 'viewer');

describe('the notes about reference tables', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const notesOf = async (dimension: DimensionName) =>
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
    await registerAreaCodes(database.pool);
    await rematchAttempts(database.pool);
    expect(await notesOf('jurisdiction')).toEqual([`US area codes: ${AREA_CODES.size}, built in.`]);
    expect(await notesOf('customer_id')).toEqual([]);
  });

  it('name the prefix table wherever destinations are told apart', async () => {
    expect(await notesOf('destination_prefix')).toEqual([]);
    await importDestinations(database.pool, {
      origin: 'prefixes.csv',
      file: Readable.from(['prefix,name\n44,UK\n34,Spain\n']),
    });
    await rematchAttempts(database.pool);
    const named = [expect.stringMatching(/^Destinations by prefix: 2 from prefixes\.csv, imported \d{4}-\d\d-\d\d\.$/)];
    expect(await notesOf('destination_prefix')).toEqual(named);
    expect(await notesOf('destination_name')).toEqual(named);
    expect(await notesOf('provider_id')).toEqual([]);
  });

  it('name the newest rate up to the window, in a file as in an answer', async () => {
    await database.pool.query(
      `insert into exchange_rates (day, base, quote, rate, origin) values
       ('2026-10-30', 'EUR', 'USD', 1.1, 'older.csv'), ('2026-10-31', 'EUR', 'GBP', 0.9, 'ecb.csv'),
       ('2026-11-02', 'EUR', 'USD', 1.2, 'newer.csv')`
    );
    const question = {
      measures: ['attempts', 'profit'],
      dimensions: ['destination_rate_center'],
      window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
      currencies: ['EUR'],
    };
    const { notes } = await ask(database.pool, question, everyone);
    expect(notes).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^US central office codes: 94 from codes\.txt/),
        'Exchange rates: up to that of 2026-10-31, from ecb.csv.',
      ])
    );
    const { blocks, ending } = await streamRows(database.pool, question, everyone);
    for await (const _block of blocks) {
      // Only the end is looked at.
    }
    expect(ending.notes).toEqual(notes);
    expect((await ask(database.pool, { ...question, measures: ['attempts'] }, everyone)).notes).toHaveLength(1);
  });
});
