import { Pool } from 'pg';

import { Principal } from '../access/principal';
import { QuestionQueue } from '../reports/question-queue';
import { AskOptions } from '../reports/read-only';
import { AlertAnswer } from './alert-answer';
import { evaluate } from './evaluate';
import { readAlertQuery } from './read-alert-query';

/** A rule asks for a number and, moments later, for what to say of it: both are told of one look at the calls. */
const REMEMBERED_MS = 10_000;
const MOST_REMEMBERED = 200;

/** What alert rules ask, each evaluation in its turn with questions: as somebody of their own, whom no dashboard keeps waiting. */
export interface Alerts {
  /** As it is at a moment, an ISO instant. Throws a Problem for a mistake in the query. */
  evaluate(input: unknown, at: string, principal: Principal, options?: AskOptions): Promise<AlertAnswer>;
}

export function alertsInTurn(pool: Pool, queue: QuestionQueue, now: () => number = () => performance.now()): Alerts {
  const remembered = new Map<string, { until: number; answer: Promise<AlertAnswer> }>();

  const forget = () => {
    for (const [key, { until }] of remembered) {
      if (until <= now() || remembered.size >= MOST_REMEMBERED) {
        remembered.delete(key);
      }
    }
  };

  const inTurn = async (principal: Principal, { signal }: AskOptions, work: () => Promise<AlertAnswer>) => {
    const turn = await queue.turn({ ...principal, name: `alert rules of ${principal.name}` }, signal);
    try {
      return await work();
    } finally {
      turn.end();
    }
  };

  return {
    evaluate: async (input, at, principal, options = {}) => {
      const query = readAlertQuery(input);
      const key = JSON.stringify([{ ...query, show: '' }, at, principal.orgId, principal.name, principal.scope]);
      forget();
      const known = remembered.get(key);
      if (known) {
        return known.answer;
      }
      const answer = inTurn(principal, options, () => evaluate(pool, query, at, principal, options));
      remembered.set(key, { until: now() + REMEMBERED_MS, answer });
      answer.catch(() => remembered.delete(key));
      return answer;
    },
  };
}
