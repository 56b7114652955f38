import { Random, Weighted } from './random';

/** How an attempt ends and what the switch writes down about it. */
export interface Ending {
  outcome:
    'answered' | 'busy' | 'no_answer' | 'cancelled' | 'rejected' | 'wrong_number' | 'forbidden' | 'network_failure';
  sipCode: number;
  q850Cause: number;
  hangupBy: 'caller' | 'callee' | 'switch';
  rang: boolean;
  weight: number;
}

const ANSWERED: Ending = {
  outcome: 'answered',
  sipCode: 200,
  q850Cause: 16,
  hangupBy: 'callee',
  rang: true,
  weight: 1,
};

/** The provider's network gave up: worth another route. */
const FAILURES = new Weighted<Ending>(
  [
    { outcome: 'network_failure', sipCode: 503, q850Cause: 34, hangupBy: 'switch', rang: false, weight: 52 },
    { outcome: 'network_failure', sipCode: 503, q850Cause: 42, hangupBy: 'switch', rang: false, weight: 14 },
    { outcome: 'network_failure', sipCode: 502, q850Cause: 38, hangupBy: 'switch', rang: false, weight: 9 },
    { outcome: 'network_failure', sipCode: 500, q850Cause: 41, hangupBy: 'switch', rang: false, weight: 8 },
    { outcome: 'network_failure', sipCode: 504, q850Cause: 102, hangupBy: 'switch', rang: false, weight: 7 },
    { outcome: 'forbidden', sipCode: 403, q850Cause: 21, hangupBy: 'switch', rang: false, weight: 10 },
  ],
  ({ weight }) => weight
);

/** The call arrived, and nobody talked. */
const UNANSWERED = new Weighted<Ending>(
  [
    { outcome: 'no_answer', sipCode: 480, q850Cause: 19, hangupBy: 'switch', rang: true, weight: 30 },
    { outcome: 'no_answer', sipCode: 480, q850Cause: 18, hangupBy: 'switch', rang: false, weight: 8 },
    { outcome: 'cancelled', sipCode: 487, q850Cause: 16, hangupBy: 'caller', rang: true, weight: 26 },
    { outcome: 'busy', sipCode: 486, q850Cause: 17, hangupBy: 'callee', rang: false, weight: 18 },
    { outcome: 'wrong_number', sipCode: 404, q850Cause: 1, hangupBy: 'switch', rang: false, weight: 9 },
    { outcome: 'wrong_number', sipCode: 484, q850Cause: 28, hangupBy: 'switch', rang: false, weight: 3 },
    { outcome: 'rejected', sipCode: 603, q850Cause: 21, hangupBy: 'callee', rang: true, weight: 6 },
  ],
  ({ weight }) => weight
);

export function drawEnding(random: Random, { failure, answers }: { failure: number; answers: number }): Ending {
  if (random.chance(failure)) {
    return FAILURES.pick(random);
  }
  if (random.chance(answers)) {
    return random.chance(0.45) ? { ...ANSWERED, hangupBy: 'caller' } : ANSWERED;
  }
  return UNANSWERED.pick(random);
}

export function isWorthAnotherRoute({ outcome }: Ending): boolean {
  return outcome === 'network_failure' || outcome === 'forbidden';
}
