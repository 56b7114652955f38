import { ErrorRequestHandler, RequestHandler } from 'express';

import { Problem } from '../../contract/problem';
import { databaseProblem } from '../database/database-problem';
import { Door } from './door';
import { requestIdOf } from './request-log';

/** An error as body parsers and Express throw it. */
interface HttpError extends Error {
  code?: string;
  status?: number;
  type?: string;
  limit?: number;
}

export const notFound: RequestHandler = (request) => {
  throw new Problem(`There is nothing at ${request.path.slice(0, 200)}. GET /v1/catalog lists what can be asked.`, {
    status: 404,
  });
};

/** The last handler of a path that exists. */
export function methodNotAllowed(allowed: readonly string[]): RequestHandler {
  return (request, response) => {
    response.setHeader('Allow', allowed.join(', '));
    throw new Problem(`${request.path} does not take ${request.method}; it takes ${allowed.join(' or ')}.`, {
      status: 405,
      allowed,
    });
  };
}

/** What reading from or writing to a caller that went away ends with; the request's own line in the log says so. */
const CALLER_LEFT = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR']);

/** Every refusal leaves as a ProblemBody. A stream that breaks after its first bytes breaks visibly: the connection is cut. */
export function answerErrors({ logger }: Door): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const problem = asProblem(error);
    if (response.closed && CALLER_LEFT.has((error as HttpError).code ?? '')) {
      return;
    }
    if (!problem) {
      logger.error({ err: error, requestId: requestIdOf(response) }, 'a request failed');
    } else if (problem.status >= 500) {
      logger.warn({ reason: problem.message, requestId: requestIdOf(response) }, 'a request could not be answered');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (response.destroyed) {
      return;
    }
    const { status, body } = problem
      ? { status: problem.status, body: problem.toBody() }
      : {
          status: 500,
          body: {
            error: `Something failed inside the service. Its log has the reason under request ${requestIdOf(response)}.`,
          },
        };
    response.removeHeader('Content-Disposition');
    response.removeHeader('Trailer');
    if (problem?.retryAfterS !== undefined) {
      response.setHeader('Retry-After', problem.retryAfterS);
    }
    response.status(status).json(body);
  };
}

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) {
    return error;
  }
  return error instanceof Error ? (bodyProblem(error) ?? databaseProblem(error)) : undefined;
}

function bodyProblem(error: HttpError): Problem | undefined {
  switch (error.type) {
    case 'entity.too.large':
      return tooLarge(error.limit ?? 0);
    case 'entity.parse.failed':
      return new Problem(`The body is not JSON: ${error.message}.`, { status: 400 });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem(
        `The body can't be read: ${error.message}. Send UTF-8, plain or with Content-Encoding: gzip.`,
        { status: 415 }
      );
  }
  if (error.status && error.status < 500) {
    return new Problem(`The request can't be read: ${error.message}.`, { status: error.status });
  }
  return undefined;
}

export function tooLarge(limit: number): Problem {
  return new Problem(
    `The body is larger than ${Math.floor(limit / 1_048_576)} MB. Send it in parts, or calls as NDJSON ` +
      '(Content-Type: application/x-ndjson), which is stored as it arrives and has no limit.',
    { status: 413 }
  );
}
