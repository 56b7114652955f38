import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import { Problem } from '../../contract/problem';
import { Principal } from '../access/principal';

export interface QueueLimits {
  /** Questions of one principal that run at once. */
  perPrincipal: number;
  /** Questions that run at once in this process. */
  overall: number;
  /** Questions that may wait; what comes after them is refused. */
  waiting: number;
}

export interface Turn {
  /** Milliseconds until it came. */
  queuedMs: number;
  /** Lets the next question have its turn; again does nothing. */
  end(): void;
}

export interface QuestionQueue {
  /** Resolves when it is the question's turn. Throws a Problem when too many wait (503) or the caller leaves (499). */
  turn(principal: Pick<Principal, 'name'>, signal?: AbortSignal): Promise<Turn>;
  /** How many waiting questions come before the first of a principal's; undefined where none of theirs waits. */
  ahead(principal: Pick<Principal, 'name'>): number | undefined;
}

interface Waiting {
  name: string;
  start(): void;
  refuse(problem: Problem): void;
}

/** What one principal has under way. */
interface Share {
  running: number;
  /** The number of its latest turn. */
  latest: number;
}

const byShare = (one: Share, other: Share) => one.running - other.running || one.latest - other.latest;

/** Deals turns to those who wait, as if none that runs ended meanwhile, until it is the turn of `name`. */
function placeOf(name: string, waiting: readonly Waiting[], shareOf: (name: string) => Share): number | undefined {
  const left = new Map<string, number>();
  waiting.forEach((one) => left.set(one.name, (left.get(one.name) ?? 0) + 1));
  if (!left.has(name)) {
    return undefined;
  }
  const shares = new Map([...left.keys()].map((one) => [one, shareOf(one)]));
  for (let dealt = 0; ; dealt += 1) {
    const [[next, share]] = [...shares].sort(([, a], [, b]) => byShare(a, b));
    if (next === name) {
      return dealt;
    }
    left.set(next, left.get(next)! - 1);
    shares.set(next, { running: share.running + 1, latest: Number.MAX_SAFE_INTEGER });
    if (left.get(next) === 0) {
      shares.delete(next);
    }
  }
}

/**
 * Lets so many questions run at once. A free turn goes to whoever has the fewest running, then to whoever had one longest
 * ago, and there to the question that waited longest: nobody waits longer because another one asks more.
 */
export function createQuestionQueue(limits: QueueLimits, registry: Registry): QuestionQueue {
  const shares = new Map<string, Share>();
  const waiting: Waiting[] = [];
  let running = 0;
  let turns = 0;
  const { refused, seconds } = registerMetrics(registry, () => ({ running, waiting: waiting.length }));

  const shareOf = (name: string): Share => shares.get(name) ?? { running: 0, latest: 0 };
  const hasRoom = (name: string) => running < limits.overall && shareOf(name).running < limits.perPrincipal;
  const comesFirst = (a: Waiting, b: Waiting) => byShare(shareOf(a.name), shareOf(b.name));

  const begin = (name: string) => {
    running += 1;
    turns += 1;
    shares.set(name, { running: shareOf(name).running + 1, latest: turns });
  };
  const end = (name: string) => {
    running -= 1;
    const share = shareOf(name);
    shares.set(name, { ...share, running: share.running - 1 });
    const [next] = waiting.filter((one) => hasRoom(one.name)).sort(comesFirst);
    if (next) {
      leaveQueue(next);
      begin(next.name);
      next.start();
    }
    forget(name);
  };
  const forget = (name: string) => {
    if (shareOf(name).running === 0 && !waiting.some((one) => one.name === name)) {
      shares.delete(name);
    }
  };
  const leaveQueue = (one: Waiting) => waiting.splice(waiting.indexOf(one), 1);

  const wait = (name: string, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => place.refuse(callerLeft());
      const place = {
        name,
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
  /** Where too many wait, the newest of whoever has the most waiting is refused. */
  const refuseOne = () => {
    const waitingOf = (name: string) => waiting.filter((one) => one.name === name).length;
    const most = Math.max(...waiting.map(({ name }) => waitingOf(name)));
    refused.inc();
    const newest = waiting.filter(({ name }) => waitingOf(name) === most).at(-1)!;
    newest.refuse(tooManyWait(limits));
  };

  return {
    ahead: ({ name }) => placeOf(name, waiting, shareOf),
    turn: async ({ name }, signal) => {
      if (signal?.aborted) {
        throw callerLeft();
      }
      const askedAt = performance.now();
      if (hasRoom(name)) {
        begin(name);
      } else {
        const began = wait(name, signal);
        if (waiting.length > limits.waiting) {
          refuseOne();
        }
        await began;
      }
      let isOver = false;
      const answered = seconds.startTimer();
      return {
        queuedMs: Math.round(performance.now() - askedAt),
        end: () => {
          if (!isOver) {
            isOver = true;
            answered();
            end(name);
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
