import { RequestHandler } from 'express';
import { Histogram, Registry } from 'prom-client';

import { routeOf } from './request-log';

/** Times every request by route, method and status. */
export function measureRequests(registry: Registry): RequestHandler {
  const seconds = new Histogram({
    name: 'trunkline_http_request_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 600],
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = seconds.startTimer();
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : 'aborted';
      stop({ method: request.method, route: routeOf(request), status });
    });
    next();
  };
}
