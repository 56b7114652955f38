import { RequestHandler } from 'express';

const READABLE_HEADERS = ['Content-Disposition', 'Retry-After', 'X-Notes', 'X-Request-Id', 'X-Row-Count'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const SENT_HEADERS = ['Authorization', 'Content-Type', 'X-Request-Id'];
const ASKED_AGAIN_AFTER_S = 600;

/** Lets pages of these origins call the API from a browser, with a token of their own: no cookie is ever looked at. */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    if (origins.length > 0) {
      response.vary('Origin');
    }
    if (origin === undefined || !origins.includes(origin)) {
      next();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', READABLE_HEADERS.join(', '));
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
      response.setHeader('Access-Control-Allow-Methods', METHODS.join(', '));
      response.setHeader('Access-Control-Allow-Headers', SENT_HEADERS.join(', '));
      response.setHeader('Access-Control-Max-Age', ASKED_AGAIN_AFTER_S);
      response.status(204).end();
      return;
    }
    next();
  };
}
