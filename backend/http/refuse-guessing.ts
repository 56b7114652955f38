import { RequestHandler } from 'express';

import { digestOfToken } from '../access/tokens';
import { Door } from './door';
import { inProcessPrincipal } from './in-process';

/** Refuses those who try tokens, and learns from the answers which were none. */
export function refuseGuessing({ failedTokens }: Pick<Door, 'failedTokens'>): RequestHandler {
  return (request, response, next) => {
    const { authorization } = request.headers;
    if (authorization === undefined || inProcessPrincipal(request.socket)) {
      next();
      return;
    }
    const address = request.ip ?? '';
    const token = digestOfToken(authorization);
    failedTokens.assertMayTry(address, token);
    response.once('finish', () => {
      if (response.statusCode === 401) {
        failedTokens.failed(address, token);
      } else {
        failedTokens.taken(token);
      }
    });
    next();
  };
}
