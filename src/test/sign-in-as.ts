import { config } from '@grafana/runtime';

import type { Role } from '../app/role';

export function signInAs(orgRole: Role): void {
  config.bootData = { user: { orgRole, isGrafanaAdmin: false } } as typeof config.bootData;
}
