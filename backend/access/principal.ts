import { Role } from '../../contract/access/role';
import { Scope } from '../../contract/access/scope';
import { isUnrestricted, UNRESTRICTED } from './scope';

/** Who asks. */
export interface Principal {
  /** A login, or what a token is called. */
  name: string;
  role: Role;
  scope: Scope;
  /** The Grafana organisation they belong to; null for the service's own administrator, who belongs to all. */
  orgId: number | null;
  /** In Grafana; null where no user asks. */
  login: string | null;
  /** The token they came with; null for the shared one. */
  tokenId: string | null;
  /** The only source they hand calls in for, where their token is for one. */
  source?: string | null;
}

/** As nobody in Grafana is called: the service's own administrator, whoever asks without a user, and (with a blank) tokens. */
const NAMES_OF_OTHERS = /^(token|shell|root|grafana)$|\s/i;

/**
 * What a user of Grafana is called where they own something. In Grafana a user may choose any login, and would own what a
 * token made if they chose its name.
 */
export const nameOfUser = (login: string): string => (NAMES_OF_OTHERS.test(login) ? `user ${login}` : login);

/** Where what the service's own administrator makes is kept. */
export const HOME_ORG = 1;

/** The organisation what they make belongs to. */
export const homeOf = ({ orgId }: Pick<Principal, 'orgId'>): number => orgId ?? HOME_ORG;

/** Whoever has the shared token or the service's shell. */
export const serviceAdministrator = (name: string): Principal => ({
  name,
  role: 'admin',
  scope: UNRESTRICTED,
  orgId: null,
  login: null,
  tokenId: null,
});

/** Whether they may set up the service, and say what others may see: never somebody something is hidden from. */
export const administers = ({ role, scope }: Pick<Principal, 'role' | 'scope'>): boolean =>
  role === 'admin' && isUnrestricted(scope);
