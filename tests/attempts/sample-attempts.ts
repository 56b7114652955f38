import fc from 'fast-check';

import { Window } from '../../contract/question';
import { StoredAttempt } from './insert-attempts';
import { randomAttempts } from './random-attempts';

/** So many attempts of every kind, which a seed makes the same each time; their ids begin with `name`. */
export function sampleAttempts({ from, to }: Window, count: number, seed: number, name: string): StoredAttempt[] {
  return fc
    .sample(randomAttempts(from, to, 20), { numRuns: count, seed })
    .flat()
    .slice(0, count)
    .map((one, at) => ({ ...one, attempt_id: `${name}${at}` }));
}
