import { createHash, timingSafeEqual } from 'crypto';
import { Request, RequestHandler, Response } from 'express';

import { Problem } from '../../contract/problem';
import { Principal, UNRESTRICTED } from '../reports/principal';
import { inProcessPrincipal } from './in-process';

const TOKEN_HOLDER: Principal = { name: 'token', role: 'admin', scope: UNRESTRICTED };

/** Lets through whoever has the token, and connections made in this process under the principal they were made for. */
export function authenticate(token: string): RequestHandler {
  const expected = digest(token);
  return (request, response, next) => {
    const principal = inProcessPrincipal(request.socket) ?? tokenHolder(request, expected);
    if (!principal) {
      response.setHeader('WWW-Authenticate', 'Bearer realm="trunkline"');
      throw new Problem('The token is missing or wrong: send the header "Authorization: Bearer <token>".', {
        status: 401,
      });
    }
    response.locals.principal = principal;
    next();
  };
}

export function principalOf(response: Response): Principal {
  return response.locals.principal as Principal;
}

/** For what changes or shows the service's stored data itself. */
export const adminsOnly: RequestHandler = (_request, response, next) => {
  if (principalOf(response).role !== 'admin') {
    throw new Problem('Only an administrator may do this.', { status: 403 });
  }
  next();
};

/** For what operators keep: recipients, templates, schedules. */
export const editorsOnly: RequestHandler = (_request, response, next) => {
  if (principalOf(response).role === 'viewer') {
    throw new Problem('Only an editor or an administrator may do this.', { status: 403 });
  }
  next();
};

function tokenHolder({ headers }: Request, expected: Buffer): Principal | undefined {
  const given = bearerToken(headers.authorization ?? '') ?? basicPassword(headers.authorization ?? '');
  return given && timingSafeEqual(digest(given), expected) ? TOKEN_HOLDER : undefined;
}

const bearerToken = (header: string) => /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1];

/** Some switches can send nothing else: their token is the password, beside any name. */
function basicPassword(header: string): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header) ?? [];
  return encoded && /^[^:]*:([\x21-\x7e]+)$/.exec(Buffer.from(encoded, 'base64').toString('utf8'))?.[1];
}

/** Equal lengths, so that comparing takes the same time whatever is sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
