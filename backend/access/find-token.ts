import { Role } from '../../contract/access/role';
import { Scope } from '../../contract/access/scope';
import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { digestOfToken } from './tokens';

/** A token that is good now. */
export interface GoodToken {
  tokenId: string;
  name: string;
  orgId: number;
  role: Role;
  scope: Scope;
  /** The only source it hands calls in for; null: any. */
  source: string | null;
}

interface FoundToken extends GoodToken {
  isRevoked: boolean;
  isOver: boolean;
  wasUsedLately: boolean;
}

const USED_LATELY = `interval '10 minutes'`;

const SELECT = `select token_id as "tokenId", name, org_id as "orgId", role, scope, source, revoked_at is not null as "isRevoked",
  expires_at <= now() as "isOver", coalesce(last_used_at > now() - ${USED_LATELY}, false) as "wasUsedLately"
  from access_tokens`;

function assertGood({ name, isRevoked, isOver }: FoundToken): void {
  if (isRevoked || isOver) {
    throw new Problem(
      `The token “${name}” ${isRevoked ? 'was revoked' : 'has expired'}. Ask an administrator of Trunkline for another.`,
      { status: 401 }
    );
  }
}

/** The token of that text; undefined where there is none. Throws a Problem (401) for one that has ended. */
export async function findToken(db: Queryable, text: string): Promise<GoodToken | undefined> {
  const { rows } = await db.query<FoundToken>(`${SELECT} where digest = $1`, [digestOfToken(text)]);
  if (rows.length === 0) {
    return undefined;
  }
  assertGood(rows[0]);
  if (!rows[0].wasUsedLately) {
    await db.query('update access_tokens set last_used_at = now() where token_id = $1', [rows[0].tokenId]);
  }
  return rows[0];
}

/** The token of that id, as it is now. Throws a Problem (401) for one that has ended. */
export async function tokenById(db: Queryable, tokenId: string): Promise<GoodToken> {
  const { rows } = await db.query<FoundToken>(`${SELECT} where token_id = $1`, [tokenId]);
  if (rows.length === 0) {
    throw new Problem(`The token ${tokenId} is not there any more.`, { status: 401 });
  }
  assertGood(rows[0]);
  return rows[0];
}
