import { randomUUID } from 'crypto';
import { Request, RequestHandler, Response } from 'express';

import { Door } from './door';

const ACCEPTED_ID = /^[A-Za-z0-9_.:-]{1,64}$/;

/** Gives each request an id, its caller's if it brought one, and writes one line when it has ended. Query strings hold phone numbers and are left out. */
export function logRequests({ logger }: Door): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const id = given && ACCEPTED_ID.test(given) ? given : randomUUID();
    response.locals.requestId = id;
    response.setHeader('X-Request-Id', id);
    const startedAt = performance.now();
    response.once('close', () => {
      const outcome = response.writableFinished ? 'answered' : 'caller went away';
      const elapsedMs = Math.round(performance.now() - startedAt);
      const { method, path } = request;
      logger.info({ requestId: id, method, path: routeOf(request), status: response.statusCode, elapsedMs }, outcome);
      logger.trace({ requestId: id, method, path: withoutSecret(path) }, 'path');
    });
    next();
  };
}

/** Whoever knows a public path may open what it leads to: only where it begins is told. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/public\/[^/]*\/).+/, '$1…');
}

export function requestIdOf(response: Response): string {
  return response.locals.requestId as string;
}

/** The route's pattern rather than what was put into it. */
export function routeOf(request: Request): string {
  const route = request.route as { path: string } | undefined;
  return route?.path ?? 'unknown';
}
