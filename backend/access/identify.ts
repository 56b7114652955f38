import { Role } from '../../contract/access/role';
import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { findToken, GoodToken, tokenById } from './find-token';
import { Principal, serviceAdministrator } from './principal';
import { readRule } from './read-rule';
import { both } from './rule';
import { looksLikeToken } from './tokens';

/** What a token made here is called where people are named: no login has a space. */
const nameOfToken = ({ name }: GoodToken) => `token ${name}`;

/** Whoever sends a token that was made here; undefined for any other text. Throws a Problem for one that has ended. */
export async function tokenHolder(db: Queryable, text: string): Promise<Principal | undefined> {
  const token = looksLikeToken(text) ? await findToken(db, text) : undefined;
  return token && holderOf(db, token);
}

async function holderOf(db: Queryable, token: GoodToken): Promise<Principal> {
  const rule = both(await readRule(db, token.orgId, null), token);
  return {
    name: nameOfToken(token),
    ...rule,
    orgId: token.orgId,
    login: null,
    tokenId: token.tokenId,
    source: token.source,
  };
}

/** Somebody in Grafana, as it tells of them; without a login where no user asks. */
export interface GrafanaCaller {
  orgId: number;
  login: string | null;
  name: string;
  role: Role;
}

/** Somebody in Grafana, through settings that hold a token; null stands for the shared one, which narrows nothing. */
export async function grafanaCaller(
  db: Queryable,
  { orgId, login, name, role }: GrafanaCaller,
  token: GoodToken | null
): Promise<Principal> {
  if (token && token.orgId !== orgId) {
    throw new Problem(
      `The token set in Grafana belongs to another organisation than ${orgId}. An administrator puts one of its own there.`,
      { status: 403 }
    );
  }
  const rule = await readRule(db, orgId, login);
  const within = token ? both(rule, token) : rule;
  const allowed = both(within, { role, scope: within.scope });
  return { name, ...allowed, orgId, login, tokenId: token?.tokenId ?? null };
}

/** Who made something, as it was stored with it. */
export interface Maker {
  name: string;
  role: Role;
  orgId: number;
  login: string | null;
  tokenId: string | null;
}

/** What the maker of something is and sees now. Throws a Problem where that is nothing any more. */
export async function makerNow(db: Queryable, { name, role, orgId, login, tokenId }: Maker): Promise<Principal> {
  if (login === null && tokenId === null) {
    return serviceAdministrator(name);
  }
  const token = tokenId === null ? null : await tokenById(db, tokenId);
  return login === null && token ? holderOf(db, token) : grafanaCaller(db, { name, role, orgId, login }, token);
}
