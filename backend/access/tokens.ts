import { createHash, randomBytes } from 'crypto';
import { Pool } from 'pg';

import { Role } from '../../contract/access/role';
import { Scope } from '../../contract/access/scope';
import { MadeToken, Token } from '../../contract/access/token';
import { Problem } from '../../contract/problem';
import { recordChange } from '../database/audit';
import { isoInstant } from '../database/iso-instant';
import { inTransaction, Queryable } from '../database/pool';
import { administers, Principal } from './principal';

const TAKEN = '23505';
const BYTES = 32;
/** So that whoever finds one, and programs that look for such things, know what it is. */
const PREFIX = 'tlk_';

const COLUMNS = `token_id as "tokenId", name, org_id as "orgId", role, scope, source, ${isoInstant('created_at')} as "createdAt",
  created_by as "createdBy", ${isoInstant('expires_at')} as "expiresAt", ${isoInstant('last_used_at')} as "lastUsedAt",
  ${isoInstant('revoked_at')} as "revokedAt", revoked_by as "revokedBy"`;

export interface NewToken {
  name: string;
  orgId: number;
  role: Role;
  scope: Scope;
  source: string | null;
  expiresInDays: number;
}

/** Of equal length, whatever was sent: comparing digests takes the same time. */
export const digestOfToken = (text: string) => createHash('sha256').update(text).digest();

/** Whether a text can be one of these tokens, and not the shared one. */
export const looksLikeToken = (text: string) => text.startsWith(PREFIX);

export function assertAdministers(principal: Principal): void {
  if (!administers(principal)) {
    throw new Problem('Only an administrator from whom nothing is hidden may say what others may see.', {
      status: 403,
    });
  }
}

/** The newest first; revoked and expired ones too, so that it can be told what they were. */
export async function listTokens(db: Queryable, principal: Principal): Promise<Token[]> {
  assertAdministers(principal);
  const { rows } = await db.query<Token>(`select ${COLUMNS} from access_tokens order by token_id desc`);
  return rows;
}

/** Makes a token, which is told this once: only its digest is kept. Throws a Problem for a name that is in use. */
export async function createToken(
  pool: Pool,
  principal: Principal,
  { name, orgId, role, scope, source, expiresInDays }: NewToken
): Promise<MadeToken> {
  assertAdministers(principal);
  if (source !== null && role !== 'ingest') {
    throw new Problem('Only a token of the role ingest is for one source: the others hand in no calls.', {
      field: 'source',
    });
  }
  const text = PREFIX + randomBytes(BYTES).toString('base64url');
  return inTransaction(pool, async (client) => {
    const known = await client.query('select from access_orgs where org_id = $1 for share', [orgId]);
    if (known.rowCount === 0) {
      throw new Problem(`The Grafana organisation ${orgId} has no scope yet. Give it one first.`, { field: 'orgId' });
    }
    const { rows } = await client
      .query<Token>(
        `insert into access_tokens (name, digest, org_id, role, scope, created_by, expires_at, source)
         values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7), $8) returning ${COLUMNS}`,
        [name, digestOfToken(text), orgId, role, JSON.stringify(scope), principal.name, expiresInDays, source]
      )
      .catch((error: { code?: string }) => {
        throw error.code === TAKEN
          ? new Problem(`There is a token named “${name}” already. Choose another name.`, {
              status: 409,
              field: 'name',
            })
          : error;
      });
    const [after] = rows;
    await recordChange(client, {
      by: principal,
      kind: 'token',
      id: after.tokenId,
      action: 'created',
      after,
    });
    return { ...after, token: text };
  });
}

/** Ends a token at once. Throws a Problem (404) for one there isn't. */
export async function revokeToken(pool: Pool, principal: Principal, tokenId: string): Promise<Token> {
  assertAdministers(principal);
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Token>(
      `update access_tokens set revoked_at = coalesce(revoked_at, now()), revoked_by = coalesce(revoked_by, $2)
       where token_id = $1 returning ${COLUMNS}`,
      [tokenId, principal.name]
    );
    if (rows.length === 0) {
      throw new Problem(`There is no token ${tokenId}.`, { status: 404 });
    }
    await recordChange(client, { by: principal, kind: 'token', id: tokenId, action: 'revoked' });
    return rows[0];
  });
}
