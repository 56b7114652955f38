import { ONE_ATTEMPT, StoredAttempt } from '../attempts/insert-attempts';
import { Random } from '../rollups/random';

const SECOND_MS = 1_000;

let made = 0;

/** One attempt on a route; answered ones talk for a minute. */
export function attemptOn(startedAt: number, isAnswered: boolean, changes: Partial<StoredAttempt> = {}): StoredAttempt {
  made += 1;
  return {
    ...ONE_ATTEMPT,
    attempt_id: `${made}`,
    call_id: `${made}`,
    started_at: new Date(startedAt).toISOString(),
    ...(isAnswered
      ? {
          answered_at: new Date(startedAt + 5 * SECOND_MS).toISOString(),
          outcome: 'answered',
          sip_code: 200,
          talk_s: '60',
        }
      : { outcome: 'network_failure', sip_code: 503 }),
    ...changes,
  };
}

/** So many attempts spread over a span, the first ones answered. */
export function traffic(
  { from, to }: { from: string; to: string },
  { attempts, answered }: { attempts: number; answered: number },
  changes: Partial<StoredAttempt> = {}
): StoredAttempt[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: attempts }, (_, at) =>
    attemptOn(start + Math.floor(((end - start) * at) / attempts), at < answered, changes)
  );
}

/** Attempts of a few customers, providers and codes, near the same time of several weeks. */
export function randomTraffic(random: Random, around: readonly number[], spreadMs: number): StoredAttempt[] {
  return Array.from({ length: 30 + random.below(250) }, () => {
    const isAnswered = random.chance(0.5);
    const talk = random.below(40);
    return attemptOn(random.pick(around) + Math.round((random.next() - 0.5) * 2 * spreadMs), isAnswered, {
      customer_id: random.pick(['c1', 'c2', null]),
      provider_id: random.pick(['p1', 'p2']),
      is_final: random.chance(0.7),
      ...(isAnswered
        ? { talk_s: `${talk}.5` }
        : random.pick([{ sip_code: 486, outcome: 'busy' }, { sip_code: 503 }, { sip_code: null }])),
    });
  });
}
