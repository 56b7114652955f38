import { createHash } from 'crypto';
import { RequestHandler } from 'express';
import { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';

import { Problem } from '../../contract/problem';
import { inProcessPrincipal } from './in-process';
import { networkOf } from './network-of';

/** Wrong tokens of one network within the span, after which the next has to wait. */
const MOST_FAILURES = 10;
const SPAN_MS = 60_000;
const MOST_NETWORKS = 10_000;
const MOST_GOOD = 1_000;

interface Failures {
  count: number;
  until: number;
}

interface Options {
  registry: Registry;
  logger: Logger;
  now?: () => number;
}

/**
 * Lets nobody try tokens for long: after some wrong ones of a network, every token of it that was not taken lately is
 * refused unseen for the rest of the minute. Whoever has a good one goes on meanwhile, though a proxy may give all of them
 * one address.
 */
export function limitFailedTokens({ registry, logger, now = () => performance.now() }: Options): RequestHandler {
  const failures = new Map<string, Failures>();
  const good = new Map<string, true>();
  const failed = new Counter({
    name: 'trunkline_failed_tokens_total',
    help: 'Requests with a token that is not, or no longer, one of the service.',
    registers: [registry],
  });

  const fail = (network: string) => {
    const known = failures.get(network);
    const current = known && known.until > now() ? known : { count: 0, until: now() + SPAN_MS };
    current.count += 1;
    remember(failures, network, current, MOST_NETWORKS);
    failed.inc();
    if (current.count === MOST_FAILURES) {
      logger.warn({ from: network }, 'too many wrong tokens come from there; more are refused for a minute');
    }
  };

  return (request, response, next) => {
    const { authorization } = request.headers;
    if (authorization === undefined || inProcessPrincipal(request.socket)) {
      next();
      return;
    }
    const network = networkOf(request.ip ?? '');
    const token = createHash('sha256').update(authorization).digest('base64');
    const { count, until } = failures.get(network) ?? { count: 0, until: 0 };
    const waitMs = until - now();
    if (count >= MOST_FAILURES && waitMs > 0 && !good.has(token)) {
      const seconds = Math.ceil(waitMs / 1_000);
      response.setHeader('Retry-After', seconds);
      throw new Problem(`Too many wrong tokens came from ${network}. Try again in ${seconds} s, with the right one.`, {
        status: 429,
      });
    }
    response.once('finish', () => {
      if (response.statusCode === 401) {
        good.delete(token);
        fail(network);
      } else {
        remember(good, token, true, MOST_GOOD);
      }
    });
    next();
  };
}

/** The one not used for longest makes room. */
function remember<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) {
    map.delete(map.keys().next().value as string);
  }
}
