import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import { Problem } from '../../contract/problem';
import { Principal } from '../access/principal';
import { createQuestionBudget } from './question-budget';
import { Asker, oneTooMany, placeOf, Shares } from './turn-order';

export interface QueueLimits {
  /** Questions of one principal that run at once. */
  perPrincipal: number;
  /** Questions that run at once in this process. */
  overall: number;
  /** Questions that may wait; what comes after them is refused. */
  waiting: number;
  /** Seconds the database may work for heavy questions of one principal within ten minutes. */
  heavyS: number;
}

/** Whose question it is. */
type Whose = Pick<Principal, 'name' | 'orgId'> & Partial<Pick<Principal, 'tokenId'>>;

export interface Turn {
  /** Milliseconds until it came. */
  queuedMs: number;
  /** Lets the next question have its turn; again does nothing. The database worked all the time, unless said otherwise. */
  end(workedMs?: number): void;
}

export interface QuestionQueue {
  /** Resolves when it is the question's turn. Throws a Problem when too many wait (503), the caller leaves (499), or their budget for heavy questions is spent (429). */
  turn(principal: Whose, signal?: AbortSignal): Promise<Turn>;
  /** How many waiting questions come before the first of a principal's; undefined where none of theirs waits. */
  ahead(principal: Whose): number | undefined;
}

interface Waiting extends Asker {
  start(): void;
  refuse(problem: Problem): void;
}

/** An organisation that asked within this time finds a turn free, however much the others ask. */
const LATELY_MS = 600_000;

/** Who comes without a user is told apart by the token of their data source. */
const budgetOf = ({ name, orgId, tokenId = null }: Whose) => JSON.stringify([orgId, name, tokenId]);

const askerOf = ({ name, orgId }: Whose): Asker => ({ name, org: String(orgId) });

/**
 * Lets so many questions run at once. A free turn goes to the organisation that has the fewest running, then to the one that
 * had one longest ago, and within it to its principals by the same rule: nobody waits longer because another one asks more.
 */
export function createQuestionQueue(limits: QueueLimits, registry: Registry): QuestionQueue {
  const shares = new Shares();
  const askedAt = new Map<string, number>();
  const waiting: Waiting[] = [];
  const budget = createQuestionBudget(limits.heavyS, registry);
  let running = 0;
  const { refused, seconds } = registerMetrics(registry, () => ({ running, waiting: waiting.length }));

  /** Others that asked lately have a turn each that is not theirs to take, in up to half of all turns. */
  const mostOf = (org: string) => {
    const others = [...askedAt.keys()].filter((one) => one !== org).length;
    return limits.overall - Math.min(others, Math.floor(limits.overall / 2));
  };
  const hasRoom = (asker: Asker) =>
    running < limits.overall &&
    shares.runningOf(asker) < limits.perPrincipal &&
    shares.runningOfOrg(asker.org) < mostOf(asker.org);
  const noteAsking = (org: string) => {
    const now = performance.now();
    askedAt.delete(org);
    askedAt.set(org, now);
    for (const [one, at] of askedAt) {
      if (now - at > LATELY_MS) {
        askedAt.delete(one);
      }
    }
  };

  const begin = (asker: Asker) => {
    running += 1;
    shares.begin(asker);
  };
  const end = (asker: Asker) => {
    running -= 1;
    shares.end(asker, waiting);
    const next = shares.first(waiting.filter(hasRoom));
    if (next) {
      leaveQueue(next);
      begin(next);
      next.start();
    }
  };
  const leaveQueue = (one: Waiting) => waiting.splice(waiting.indexOf(one), 1);

  const wait = (asker: Asker, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => place.refuse(callerLeft());
      const place = {
        ...asker,
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
        refuse: (problem: Problem) => {
          signal?.removeEventListener('abort', leave);
          leaveQueue(place);
          reject(problem);
        },
      };
      waiting.push(place);
      signal?.addEventListener('abort', leave, { once: true });
    });
  const refuseOne = () => {
    refused.inc();
    oneTooMany(waiting).refuse(tooManyWait(limits));
  };

  return {
    ahead: (principal) => placeOf(askerOf(principal), waiting, shares),
    turn: async (principal, signal) => {
      if (signal?.aborted) {
        throw callerLeft();
      }
      budget.assertLeft(budgetOf(principal));
      const asker = askerOf(principal);
      const since = performance.now();
      noteAsking(asker.org);
      if (hasRoom(asker)) {
        begin(asker);
      } else {
        const itsTurn = wait(asker, signal);
        if (waiting.length > limits.waiting) {
          refuseOne();
        }
        await itsTurn;
        // What began before it may have spent it all.
        try {
          budget.assertLeft(budgetOf(principal));
        } catch (error) {
          end(asker);
          throw error;
        }
      }
      let isOver = false;
      const began = performance.now();
      const answered = seconds.startTimer();
      return {
        queuedMs: Math.round(performance.now() - since),
        end: (workedMs = performance.now() - began) => {
          if (!isOver) {
            isOver = true;
            answered();
            budget.spend(budgetOf(principal), workedMs / 1_000);
            end(asker);
          }
        },
      };
    },
  };
}

const tooManyWait = ({ waiting }: QueueLimits) =>
  new Problem(`${waiting} questions are waiting to be answered already. Ask again in a moment, or fewer at a time.`, {
    status: 503,
  });

const callerLeft = () => new Problem('The question was cancelled because its caller left.', { status: 499 });

function registerMetrics(registry: Registry, read: () => { running: number; waiting: number }) {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('trunkline_questions_running', 'Questions being answered.', () => read().running);
  gauge('trunkline_questions_waiting', 'Questions waiting for their turn.', () => read().waiting);
  const refused = new Counter({
    name: 'trunkline_questions_refused_total',
    help: 'Questions refused because too many were waiting.',
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'trunkline_question_seconds',
    help: 'How long questions had their turn.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [registry],
  });
  return { refused, seconds };
}
