import fc from 'fast-check';

import { expectPlainAnswer } from '../../tests/attempts/expect-plain-answer';
import { acceptAnyStart, insertAttempts } from '../../tests/attempts/insert-attempts';
import { questionOfCase, randomCase, RandomCase } from '../../tests/attempts/random-case';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { refreshAll } from '../rollups/refresh-worker';
import { ensureTiers } from '../rollups/tier-tables';
import { declaredTiers, USUAL_GROUPINGS } from '../rollups/tiers';
import { ask } from './ask';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';

const everyone: Principal = someone('test', 'viewer');
const numRuns = Number(process.env.PROPERTY_RUNS ?? 90);
/** Adding up some twenty tiers for each case takes longer. */
const tierRuns = Math.ceil(numRuns / 4);

describe('an answer equals a plain computation over the stored attempts', () => {
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
    await acceptAnyStart(database.pool);
    await database.pool.query(`insert into sources (name, kind) values ('test', 'test')`);
  });
  afterEach(() => database.drop());

  const storeRates = (rates: RandomCase['rates']) =>
    database.pool.query(
      `insert into exchange_rates (day, base, quote, rate, origin)
       select day, 'EUR', currency, rate, 'test'
       from jsonb_to_recordset($1::jsonb) as r (day date, currency text, rate numeric)`,
      [JSON.stringify(rates)]
    );

  it('read from the attempts: at every level, in every zone, with every kind of unknown', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, async (random) => {
        await database.pool.query('truncate attempts, exchange_rates');
        await insertAttempts(database.pool, random.attempts);
        await storeRates(random.rates);

        const answer = await ask(database.pool, questionOfCase(random), everyone);

        expectPlainAnswer(answer, random.attempts, random.rates);
      }),
      { numRuns }
    );
  }, 300_000);

  it('read from tiers, some buckets clean, some dirty, some stale', async () => {
    const { hour, day, ...others } = USUAL_GROUPINGS;
    const ofUsa = ['destination_state', 'jurisdiction'] as const;
    const tiers = declaredTiers(['UTC', 'Europe/Madrid', 'Asia/Kolkata', 'Australia/Lord_Howe'], {
      ...others,
      hour: [...hour, ofUsa],
      day: [...day, ofUsa],
    });
    await ensureTiers(database.pool, tiers);
    const tables = [
      'attempts',
      'exchange_rates',
      'dirty_marks',
      'stale_buckets',
      'tier_buckets',
      ...tiers.map(({ name }) => name),
    ];
    const markDirty = () =>
      database.pool.query(
        `insert into dirty_marks select distinct date_trunc('hour', started_at) from attempts where attempt_id like $1`,
        ['later%']
      );
    let readFromTiers = 0;
    await fc.assert(
      fc.asyncProperty(randomCase, fc.constantFrom('none', 'dirty', 'stale'), async (random, later) => {
        await database.pool.query(`truncate ${tables.join(', ')}`);
        await insertAttempts(database.pool, random.attempts);
        await storeRates(random.rates);
        await database.pool.query(
          `insert into dirty_marks select distinct date_trunc('hour', started_at) from attempts`
        );
        await refreshAll(database.pool);
        const laterAttempts =
          later === 'none' ? [] : random.laterAttempts.map((one) => ({ ...one, attempt_id: `later${one.attempt_id}` }));
        await insertAttempts(database.pool, laterAttempts);
        await markDirty();
        if (later === 'stale') {
          await refreshAll(database.pool);
          await database.pool.query(
            `with emptied as (delete from stale_buckets), wrong as (update ${tiers.at(-1)!.name} set s_attempts = 99 returning bucket)
             insert into stale_buckets select distinct $1, bucket from wrong`,
            [tiers.at(-1)!.name]
          );
        }

        const answer = await ask(database.pool, questionOfCase(random), everyone);

        expectPlainAnswer(answer, [...random.attempts, ...laterAttempts], random.rates);
        readFromTiers += Object.keys(answer.plan.rowsRead).some((place) => place !== 'attempts') ? 1 : 0;
      }),
      { numRuns: tierRuns }
    );
    expect(readFromTiers).toBeGreaterThan(0);
  }, 300_000);
});
