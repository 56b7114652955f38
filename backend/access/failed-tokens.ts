import { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';

import { Problem } from '../../contract/problem';
import { networkOf } from './network-of';

/** Different wrong tokens of one network within the span, after which the next has to wait. */
const MOST_FAILURES = 10;
const SPAN_MS = 60_000;
const MOST_NETWORKS = 10_000;
const MOST_GOOD = 1_000;

/** The wrong tokens of a network, as digests: one that is sent again and again is no guess. */
interface Failures {
  tokens: Set<string>;
  until: number;
}

/**
 * Lets nobody try tokens for long, at whatever door: after some wrong ones of a network, every token of it that was not taken
 * lately is refused unseen for the rest of the minute. Whoever has a good one goes on meanwhile, though a proxy, or Grafana,
 * gives all of them one address.
 */
export interface FailedTokens {
  /** Throws a Problem (429) with the time to wait where too many wrong ones came from that address. */
  assertMayTry(address: string, token: Buffer): void;
  /** A token that turned out to be none. */
  failed(address: string, token: Buffer): void;
  /** A token that was taken. */
  taken(token: Buffer): void;
}

interface Options {
  registry: Registry;
  logger: Pick<Logger, 'warn'>;
  now?: () => number;
}

/** Tokens are told by their digests. */
export function limitFailedTokens({ registry, logger, now = () => performance.now() }: Options): FailedTokens {
  const failures = new Map<string, Failures>();
  const good = new Map<string, true>();
  const failed = new Counter({
    name: 'trunkline_failed_tokens_total',
    help: 'Requests with a token that is not, or no longer, one of the service.',
    registers: [registry],
  });

  return {
    assertMayTry: (address, token) => {
      const network = networkOf(address);
      const known = failures.get(network);
      const waitMs = known && known.tokens.size >= MOST_FAILURES ? known.until - now() : 0;
      if (waitMs > 0 && !good.has(keyOf(token))) {
        const retryAfterS = Math.ceil(waitMs / 1_000);
        throw new Problem(
          `Too many wrong tokens came from ${network}. Try again in ${retryAfterS} s, with the right one.`,
          { status: 429, retryAfterS }
        );
      }
    },
    failed: (address, token) => {
      const network = networkOf(address);
      const known = failures.get(network);
      const current = known && known.until > now() ? known : { tokens: new Set<string>(), until: now() + SPAN_MS };
      const before = current.tokens.size;
      if (before < MOST_FAILURES) {
        current.tokens.add(keyOf(token));
      }
      remember(failures, network, current, MOST_NETWORKS);
      good.delete(keyOf(token));
      failed.inc();
      if (before < MOST_FAILURES && current.tokens.size === MOST_FAILURES) {
        logger.warn({ from: network }, 'too many wrong tokens come from there; more are refused for a minute');
      }
    },
    taken: (token) => remember(good, keyOf(token), true, MOST_GOOD),
  };
}

const keyOf = (token: Buffer) => token.toString('base64');

/** The one not used for longest makes room. */
function remember<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) {
    map.delete(map.keys().next().value as string);
  }
}
