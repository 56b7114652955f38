import { Problem } from '../../contract/problem';
import { homeOf, Principal } from './principal';
import { isUnrestricted } from './scope';

/**
 * Whether somebody may see what was made: their own, and what others of their organisation made who saw no more than they
 * do. SQL over the columns org_id, owner and scope of `row`; the values of `seenBy` are bound from `$first` on.
 */
export const maySee = (row: string, first: number): string =>
  `($${first}::int is null or (${row}.org_id = $${first}
    and (${row}.owner = $${first + 1} or scope_covers($${first + 2}::jsonb, ${row}.scope))))`;

export const seenBy = ({ orgId, name, scope }: Principal): unknown[] => [orgId, name, JSON.stringify(scope)];

/** Whether something of an organisation is theirs; SQL, whose value is the principal's `orgId`. */
export const isOfOrg = (row: string, place: number): string => `($${place}::int is null or ${row}.org_id = $${place})`;

/** Who somebody is and what they see, to be stored with what they make: owner, role, org_id, owner_login, owner_token, scope. */
export const makerColumns = (principal: Principal): unknown[] => [
  principal.name,
  principal.role,
  homeOf(principal),
  principal.login,
  principal.tokenId,
  JSON.stringify(principal.scope),
];

/**
 * Refuses to let somebody change or run what sends what its owner may see, now or later. Throws a Problem, status 403, unless
 * it is their own or nothing is hidden from them.
 */
export function assertMayUse(what: string, owner: string, principal: Principal): void {
  if (owner !== principal.name && !isUnrestricted(principal.scope)) {
    throw new Problem(
      `${what} sends what ${owner} may see: only they change or run it, or somebody who sees everything.`,
      {
        status: 403,
      }
    );
  }
}
