import fc from 'fast-check';

import { COMPARISONS } from '../../../contract/names';
import { expectComparedAnswer } from '../../../tests/attempts/expect-compared-answer';
import { acceptAnyStart, insertAttempts } from '../../../tests/attempts/insert-attempts';
import { randomAttempts } from '../../../tests/attempts/random-attempts';
import { questionOfCase, randomCase } from '../../../tests/attempts/random-case';
import { rowsOf } from '../../../tests/deliveries/rows-of';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { ask } from '../ask';
import { Principal } from '../../access/principal';
import { someone } from '../../../tests/access/someone';
import { streamRows } from '../stream-rows';
import { earlierWindow } from './earlier-window';
import { pairBuckets } from './pair-buckets';

const everyone: Principal = someone('test', 'viewer');
const numRuns = Math.ceil(Number(process.env.PROPERTY_RUNS ?? 90) / 3);

const comparedCase = fc.tuple(randomCase, fc.constantFrom(...COMPARISONS)).chain(([random, compare]) => {
  const { window, zone } = questionOfCase(random);
  const earlier = earlierWindow(window, zone!, compare);
  return fc.record({
    random: fc.constant(random),
    compare: fc.constant(compare),
    earlier: fc.constant(earlier),
    before: randomAttempts(earlier.window.from, earlier.window.to, 40),
  });
});

describe('a compared answer', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await acceptAnyStart(database.pool);
    await database.pool.query(`insert into sources (name, kind) values ('test', 'test')`);
  });
  afterAll(() => database.drop());

  it('equals two plain answers side by side, at every level, and so does its file', async () => {
    await fc.assert(
      fc.asyncProperty(comparedCase, async ({ random, compare, earlier, before }) => {
        const attempts = [
          ...random.attempts,
          ...before.map((attempt) => ({ ...attempt, attempt_id: `before${attempt.attempt_id}` })),
        ];
        await database.pool.query('truncate attempts, exchange_rates');
        await insertAttempts(database.pool, attempts);
        await database.pool.query(
          `insert into exchange_rates (day, base, quote, rate, origin)
           select day, 'EUR', currency, rate, 'test'
           from jsonb_to_recordset($1::jsonb) as r (day date, currency text, rate numeric)`,
          [JSON.stringify(random.rates)]
        );

        const asked = { ...questionOfCase(random), compare };
        const answer = await ask(database.pool, asked, everyone);

        const pairs = answer.question.bucket ? pairBuckets(answer.question, earlier) : [];
        const question = { ...answer.question, window: earlier.window };
        expectComparedAnswer(answer, { attempts, rates: random.rates, earlier: question, pairs });
        expect(await rowsOf(await streamRows(database.pool, asked, everyone))).toEqual(answer.rows);
      }),
      { numRuns }
    );
  }, 300_000);
});
