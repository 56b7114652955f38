import { createHash, timingSafeEqual } from 'crypto';

import { Problem } from '../../contract/problem';
import { Principal, Role, UNRESTRICTED } from '../reports/principal';
import { PluginContext, PluginUser } from './protocol/messages';

const ROLES: Record<string, Role> = { Editor: 'editor', Admin: 'admin' };

/** An alert rule has no user. It may see what a viewer sees. */
const GRAFANA: Principal = { name: 'grafana', role: 'viewer', scope: UNRESTRICTED };

/**
 * Who asks, by what Grafana says of them; Grafana is believed when the settings stored in it hold the service's token.
 * Throws a Problem that says where the token belongs.
 */
export function callerOf(context: PluginContext | null, token: string): Principal {
  const given = tokenOf(context);
  if (!given) {
    throw new Problem(
      `No token is set in Grafana. An administrator puts the service's TRUNKLINE_TOKEN into ${placeOf(context)}.`,
      { status: 403 }
    );
  }
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw new Problem(
      `The token set in Grafana is not the service's. An administrator puts its TRUNKLINE_TOKEN into ${placeOf(context)}.`,
      { status: 403 }
    );
  }
  return context?.user ? principalOf(context.user) : GRAFANA;
}

function tokenOf(context: PluginContext | null): string | undefined {
  const settings = context?.dataSourceInstanceSettings ?? context?.appInstanceSettings;
  return settings?.decryptedSecureJsonData.token;
}

function placeOf(context: PluginContext | null): string {
  return context?.dataSourceInstanceSettings
    ? 'the settings of this data source'
    : "the app's configuration (Administration, Plugins, Trunkline)";
}

function principalOf({ login, email, role }: PluginUser): Principal {
  return { name: login || email || GRAFANA.name, role: ROLES[role] ?? 'viewer', scope: UNRESTRICTED };
}

/** Equal lengths, so that comparing takes the same time whatever is sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
