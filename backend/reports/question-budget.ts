import { Counter, Gauge, Registry } from 'prom-client';

import { Problem } from '../../contract/problem';

/** What a budget is spent within and given back over. */
const WINDOW_S = 600;
/** A question that takes no longer costs nothing: dashboards are made of such, and alert rules ask for little else. */
const SMALL_S = 1;
/** However long something took, its asker waits no longer than the window. */
const MOST_SPENT = 2;
const MOST_ASKERS = 10_000;

interface Spent {
  seconds: number;
  /** When it was so much, in ms. */
  at: number;
}

/** How much of the database heavy questions of one asker may take. */
export interface QuestionBudget {
  /** Throws a Problem (429), with the time to wait, for whoever spent theirs. */
  assertLeft(asker: string): void;
  /** So many seconds the database worked for them. */
  spend(asker: string, seconds: number): void;
}

/**
 * `heavyS` seconds for each asker, given back evenly over ten minutes: whoever asks for no more than that all the time is
 * never refused. Time since a question began is counted when it ends, so what runs is not cut off.
 */
export function createQuestionBudget(
  heavyS: number,
  registry: Registry,
  now: () => number = () => performance.now()
): QuestionBudget {
  const rate = heavyS / WINDOW_S;
  const spending = new Map<string, Spent>();
  const left = ({ seconds, at }: Spent) => Math.max(0, seconds - ((now() - at) / 1_000) * rate);
  const spentOf = (asker: string) => {
    const spent = spending.get(asker);
    return spent ? left(spent) : 0;
  };
  /** The one that spent longest ago makes room, as do those to whom all was given back. */
  const forgetOthers = () => {
    for (const [asker, spent] of spending) {
      if (spending.size <= MOST_ASKERS && left(spent) > 0) {
        return;
      }
      spending.delete(asker);
    }
  };
  const refused = new Counter({
    name: 'trunkline_questions_over_budget_total',
    help: 'Questions refused because their asker’s heavy questions took too long within ten minutes.',
    registers: [registry],
  });
  new Gauge({
    name: 'trunkline_question_budget_spent_ratio',
    help: 'Of whoever spent most of their budget for heavy questions, the share; from 1 on they are refused.',
    registers: [registry],
    collect() {
      forgetOthers();
      this.set(Math.max(0, ...[...spending.values()].map(left)) / heavyS);
    },
  });

  return {
    assertLeft: (asker) => {
      const over = spentOf(asker) - heavyS;
      if (over >= 0) {
        refused.inc();
        const retryAfterS = Math.max(1, Math.ceil(over / rate));
        throw new Problem(
          `Your questions kept the database busy for more than the ${heavyS} s one user may in ten minutes. Ask again in ` +
            `${retryAfterS} s, then for shorter windows, fewer dimensions, or a file by schedule.`,
          { status: 429, retryAfterS }
        );
      }
    },
    spend: (asker, seconds) => {
      if (seconds <= SMALL_S) {
        return;
      }
      const spent = Math.min(spentOf(asker) + seconds, MOST_SPENT * heavyS);
      spending.delete(asker);
      spending.set(asker, { seconds: spent, at: now() });
      forgetOthers();
    },
  };
}
