import { config } from '@grafana/runtime';

const RANKS = { Viewer: 1, Editor: 2, Admin: 3 } as const;
export type Role = keyof typeof RANKS;

/** Whether the signed-in user may do what needs at least `minimum`. The service checks again; this spares the user the refusal. */
export function hasRole(minimum: Role): boolean {
  const { orgRole, isGrafanaAdmin } = config.bootData.user;
  const rank = isRole(orgRole) ? RANKS[orgRole] : 0;
  return isGrafanaAdmin || rank >= RANKS[minimum];
}

function isRole(role: string): role is Role {
  return role in RANKS;
}
