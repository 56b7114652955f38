import { Pool } from 'pg';

import { QuestionInput } from '../../contract/question';
import { acceptAnyStart, insertAttempts, ONE_ATTEMPT } from '../../tests/attempts/insert-attempts';
import { rowsOf } from '../../tests/deliveries/rows-of';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { createPool } from '../database/pool';
import { ask } from './ask';
import { someone } from '../../tests/access/someone';
import { streamRows } from './stream-rows';

const CUSTOMERS = 9;
const ANYONE = someone('test', 'viewer');

let database: FreshDatabase;
/** Of one connection, so that all is asked on the same. */
let one: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  one = createPool(database.url, { max: 1 });
  await acceptAnyStart(database.pool);
  await insertAttempts(
    database.pool,
    Array.from({ length: CUSTOMERS * CUSTOMERS }, (_, at) => ({
      ...ONE_ATTEMPT,
      attempt_id: `${at}`,
      call_id: `${at}`,
      customer_id: `c${Math.floor(Math.sqrt(at))}`,
    }))
  );
});
afterAll(async () => {
  await one.end();
  await database.drop();
});

const questionOf = (customer: number, changes: Partial<QuestionInput> = {}): QuestionInput => ({
  measures: ['attempts'],
  dimensions: ['customer_id'],
  filters: [{ dimension: 'customer_id', values: [`c${customer}`] }],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
  zone: 'UTC',
  ...changes,
});
const kept = async () =>
  (
    await one.query<{ plans: number; once: number }>(
      'select count(*)::int as plans, coalesce(sum(generic_plans), 0)::int as once from pg_prepared_statements'
    )
  ).rows[0];

it('a plan that is kept answers for other values what a plan of their own does, in answers and in files', async () => {
  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    const question = questionOf(customer);
    const { rows } = await ask(one, question, ANYONE);
    expect(rows).toEqual([expect.objectContaining({ customer_id: `c${customer}`, attempts: 2 * customer + 1 })]);
    expect(await rowsOf(await streamRows(one, question, ANYONE))).toEqual(rows);
  }
  const { plans, once } = await kept();
  expect(plans).toBe(2);
  expect(once).toBeGreaterThan(0);
});

it('a connection keeps no more than some, and none of what it was asked once', async () => {
  for (let values = 1; values <= 20; values += 1) {
    const question = questionOf(1, { limit: values, measures: values % 2 ? ['attempts'] : ['attempts', 'answered'] });
    const filters = Array.from({ length: values }, () => question.filters![0]);
    await ask(one, { ...question, filters }, ANYONE);
    await ask(one, { ...question, filters }, ANYONE);
  }
  expect((await kept()).plans).toBe(8);
});
