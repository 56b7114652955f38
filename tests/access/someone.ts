import { Principal } from '../../backend/access/principal';
import { UNRESTRICTED } from '../../backend/access/scope';

/** A user of the first Grafana organisation from whom nothing is hidden, but for what is changed. */
export function someone(name: string, role: Principal['role'], changes: Partial<Principal> = {}): Principal {
  return { name, role, scope: UNRESTRICTED, orgId: 1, login: name, tokenId: null, ...changes };
}
