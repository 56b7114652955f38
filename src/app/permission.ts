import { config } from '@grafana/runtime';

/** Whether Grafana lets the signed-in user do something of its own, by the name of its action: `datasources:explore`. */
export function hasPermission(action: string): boolean {
  return Boolean(config.bootData.user.permissions?.[action]);
}
