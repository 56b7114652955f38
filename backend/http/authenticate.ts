import { timingSafeEqual } from 'crypto';
import { Request, RequestHandler, Response } from 'express';

import { Problem } from '../../contract/problem';
import { Principal, serviceAdministrator } from '../access/principal';
import { tokenHolder } from '../access/identify';
import { digestOfToken } from '../access/tokens';
import { Queryable } from '../database/pool';
import { Door } from './door';
import { inProcessPrincipal } from './in-process';

const SHARED_TOKEN = serviceAdministrator('token');

/**
 * Lets through whoever has the shared token or one made for them, and connections made in this process under the principal
 * they were made for.
 */
export function authenticate({ pool, token }: Pick<Door, 'pool' | 'token'>): RequestHandler {
  const expected = digestOfToken(token);
  return async (request, response, next) => {
    const principal = inProcessPrincipal(request.socket) ?? (await senderOf(pool, request, expected));
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

async function senderOf(db: Queryable, { headers }: Request, expected: Buffer): Promise<Principal | undefined> {
  const given = bearerToken(headers.authorization ?? '') ?? basicPassword(headers.authorization ?? '');
  if (!given) {
    return undefined;
  }
  return timingSafeEqual(digestOfToken(given), expected) ? SHARED_TOKEN : tokenHolder(db, given);
}

const bearerToken = (header: string) => /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1];

/** Some switches can send nothing else: their token is the password, beside any name. */
function basicPassword(header: string): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header) ?? [];
  return encoded && /^[^:]*:([\x21-\x7e]+)$/.exec(Buffer.from(encoded, 'base64').toString('utf8'))?.[1];
}
