import { Registry } from 'prom-client';

import { QuestionInput } from '../../contract/question';
import { acceptAnyStart, insertAttempts, ONE_ATTEMPT } from '../../tests/attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { createQuestionQueue } from './question-queue';
import { Questions, questionsInTurn } from './questions';

const ann: Principal = someone('ann', 'viewer');
const bob: Principal = { ...ann, name: 'bob' };
const question: QuestionInput = {
  measures: ['attempts'],
  dimensions: ['customer_id'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' },
};

let database: FreshDatabase;
let registry: Registry;
let questions: Questions;
beforeEach(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await insertAttempts(database.pool, [ONE_ATTEMPT, { ...ONE_ATTEMPT, attempt_id: '2', customer_id: '101' }]);
  registry = new Registry();
  questions = questionsInTurn(
    database.pool,
    createQuestionQueue({ perPrincipal: 1, overall: 8, waiting: 100, heavyS: 600 }, registry)
  );
});
afterEach(() => database.drop());

const metrics = () => registry.metrics();

it('a file has its turn from its first row until its reader stops, and its questions wait', async () => {
  const { blocks, columns } = await questions.streamRows(question, ann);
  expect(columns.length).toBeGreaterThan(1);
  expect(await metrics()).toContain('trunkline_questions_running 0');
  const reader = blocks[Symbol.asyncIterator]();
  await reader.next();

  const waiting = questions.ask(question, ann);
  const values = questions.suggestValues({ dimension: 'customer_id', ...question.window }, ann);
  expect(await metrics()).toMatch(/trunkline_questions_running 1[^]*trunkline_questions_waiting 2/);
  expect((await questions.ask(question, bob)).plan.queuedMs).toBeLessThan(5_000);

  await reader.return!();
  expect((await waiting).plan.queuedMs).toEqual(expect.any(Number));
  expect(await values).toHaveLength(2);
  expect(await metrics()).toMatch(/trunkline_questions_running 0[^]*trunkline_questions_waiting 0/);
});

it('a question that fails gives its turn back', async () => {
  await expect(questions.ask({ measures: [] }, ann)).rejects.toThrow();

  expect((await questions.ask(question, ann)).totals.attempts).toBe(2);
});
