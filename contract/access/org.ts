import * as z from 'zod/mini';

import { oneLine } from '../one-line';
import { ROLE_CAPS } from './role';
import { Scope, scopeSchema } from './scope';

export const MOST_MEMBERS = 1_000;

const rule = {
  /** The most they may be, whatever their role in Grafana. */
  roleCap: z._default(z.enum(ROLE_CAPS), 'admin'),
  scope: scopeSchema,
};

type Ruled<Read> = Omit<Read, 'scope'> & { scope: Scope };

/** The body of `PUT /v1/access/orgs/:org`: the most anybody in a Grafana organisation may see. */
export const orgAccessSchema = z.strictObject({ label: z._default(z.string().check(z.maxLength(200)), ''), ...rule });
export type OrgAccess = Ruled<z.infer<typeof orgAccessSchema>>;
export type OrgAccessInput = z.input<typeof orgAccessSchema>;

/** The body of `PUT /v1/access/orgs/:org/teams/:team`: its members, by their logins, and what they may see. */
export const teamAccessSchema = z.strictObject({
  members: z.array(oneLine(200)).check(z.maxLength(MOST_MEMBERS)),
  ...rule,
});
export type TeamAccess = Ruled<z.infer<typeof teamAccessSchema>>;
export type TeamAccessInput = z.input<typeof teamAccessSchema>;

/** The body of `PUT /v1/access/orgs/:org/users/:login`: instead of what their teams may see. */
export const userAccessSchema = z.strictObject(rule);
export type UserAccess = Ruled<z.infer<typeof userAccessSchema>>;
export type UserAccessInput = z.input<typeof userAccessSchema>;

/** One of those `GET /v1/access/orgs` lists. */
export interface OrgRules extends OrgAccess {
  orgId: number;
  teams: Array<TeamAccess & { name: string }>;
  users: Array<UserAccess & { login: string }>;
  /** ISO instant, and who it was. */
  changedAt: string;
  changedBy: string;
  /** Counts changes, of its teams and users too. `?version=` with a change makes one on something older fail. */
  version: number;
}

/** What `GET /v1/access/me` answers: who asks, and what they may see. */
export interface WhoAmI {
  name: string;
  role: (typeof ROLE_CAPS)[number] | 'ingest';
  /** The Grafana organisation; null for the service's own administrator. */
  orgId: number | null;
  scope: Scope;
  /** Whether they may set up the service, and say what others may see. */
  administers: boolean;
}
