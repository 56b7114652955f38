import { config } from '@grafana/runtime';

import type { Role } from '../app/role';

/** Signs in with a role and with what Grafana itself permits: names of its actions. */
export function signInAs(orgRole: Role, ...actions: string[]): void {
  const permissions = Object.fromEntries(actions.map((action) => [action, true]));
  config.bootData = { user: { orgRole, isGrafanaAdmin: false, permissions } } as unknown as typeof config.bootData;
}
