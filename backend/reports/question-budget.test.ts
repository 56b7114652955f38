import fc from 'fast-check';
import { Registry } from 'prom-client';

import { Problem } from '../../contract/problem';
import { createQuestionBudget } from './question-budget';

function started(heavyS = 60) {
  const registry = new Registry();
  const clock = { s: 0 };
  const budget = createQuestionBudget(heavyS, registry, () => clock.s * 1_000);
  const refusal = (asker: string): Problem | undefined => {
    try {
      budget.assertLeft(asker);
      return undefined;
    } catch (error) {
      return error as Problem;
    }
  };
  const metric = async (name: string) =>
    (await registry.getMetricsAsJSON()).find((one) => one.name === name)!.values[0].value;
  return { budget, clock, refusal, metric };
}

it('refuses whoever spent theirs, says when to ask again, and lets them then', async () => {
  const { budget, clock, refusal, metric } = started();
  budget.spend('ann', 45);
  expect(refusal('ann')).toBeUndefined();
  budget.spend('ann', 45);

  expect(refusal('ann')).toMatchObject({
    status: 429,
    retryAfterS: 300,
    message: expect.stringMatching(/more than the 60 s one user may in ten minutes\. Ask again in 300 s/),
  });
  expect(refusal('ben')).toBeUndefined();
  expect(await metric('trunkline_questions_over_budget_total')).toBe(1);
  expect(await metric('trunkline_question_budget_spent_ratio')).toBe(1.5);
  clock.s = 299;
  expect(refusal('ann')).toMatchObject({ retryAfterS: 1 });
  clock.s = 301;
  expect(refusal('ann')).toBeUndefined();
  clock.s = 10_000;
  expect(await metric('trunkline_question_budget_spent_ratio')).toBe(0);
});

it('takes nothing for small questions, however many', () => {
  const { budget, refusal } = started(1);
  for (let times = 0; times < 10_000; times += 1) {
    budget.spend('wall', 0.9);
  }
  expect(refusal('wall')).toBeUndefined();
});

it('makes nobody wait longer than the window for something that took very long', () => {
  const { budget, refusal } = started();
  budget.spend('ann', 3_600);
  expect(refusal('ann')).toMatchObject({ retryAfterS: 600 });
});

it('never refuses whoever stays within what is given back, and never lets more than that and the budget be begun', () => {
  const questions = fc.array(
    fc.record({ afterS: fc.integer({ min: 0, max: 100 }), tookS: fc.integer({ min: 2, max: 20 }) }),
    {
      maxLength: 60,
    }
  );
  fc.assert(
    fc.property(questions, (asked) => {
      // An eighth of a second is given back each second, so that this side and that add up exactly.
      const { budget, clock, refusal } = started(75);
      let spent = 0;
      for (const { afterS, tookS } of asked) {
        clock.s += afterS;
        spent = Math.max(0, spent - afterS / 8);
        const isRefused = refusal('ann') !== undefined;
        expect(isRefused).toBe(spent >= 75);
        if (!isRefused) {
          budget.spend('ann', tookS);
          spent += tookS;
        }
      }
    })
  );
});

it('remembers no more than ten thousand askers, those who spent last', () => {
  const { budget, refusal } = started();
  for (let no = 0; no <= 10_000; no += 1) {
    budget.spend(`asker ${no}`, 60);
  }
  expect(refusal('asker 0')).toBeUndefined();
  expect(refusal('asker 1')).toBeDefined();
  expect(refusal('asker 10000')).toBeDefined();
});
