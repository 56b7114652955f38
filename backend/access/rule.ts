import { Role, ROLES } from '../../contract/access/role';
import { Scope } from '../../contract/access/scope';
import { intersection, joined } from './scope';

/** The most somebody may be and see. */
export interface Rule {
  role: Role;
  scope: Scope;
}

/** What is said of somebody in an organisation. */
export interface Said {
  org: Rule;
  /** Null where nothing is said of them by name. */
  user: Rule | null;
  /** Of the teams they are in. */
  teams: readonly Rule[];
}

export const lowestRole = (roles: readonly Role[]): Role =>
  ROLES[Math.min(...roles.map((role) => ROLES.indexOf(role)))];

/** What both allow. */
export function both(one: Rule, other: Rule): Rule {
  return { role: lowestRole([one.role, other.role]), scope: intersection(one.scope, other.scope) };
}

/**
 * What somebody may see: within what their organisation may, what is said of them by name; else what is said of their teams;
 * else all the organisation may.
 */
export function ruleOf({ org, user, teams }: Said): Rule {
  if (user) {
    return both(org, user);
  }
  const [first, ...others] = teams;
  return first
    ? both(org, {
        role: lowestRole(teams.map(({ role }) => role)),
        scope: joined([first.scope, ...others.map(({ scope }) => scope)]),
      })
    : org;
}
